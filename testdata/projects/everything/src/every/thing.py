def main(): print('every')
