/// A step of a pattern that is compared with a sequence from its start to its end: `*` and its like
/// over the characters of a name, `**` and its like over the names of a path.
enum GlobStep<Item> {
  /// Any number of elements, also none.
  case anyNumber
  /// One element, which an item describes.
  case one(Item)
}

extension GlobStep: Equatable where Item: Equatable {}
extension GlobStep: Hashable where Item: Hashable {}
extension GlobStep: Sendable where Item: Sendable {}

extension Array {
  /// Whether the steps account for all elements of a sequence.
  ///
  /// On a mismatch only the last `anyNumber` that was passed takes one element more, since what an
  /// earlier one could take, that one can take as well. So the time is bounded by the product of
  /// both lengths.
  ///
  /// - Parameters:
  ///   - subject: the sequence.
  ///   - accepts: whether an item describes an element.
  func matches<Item, Subject: Collection>(
    _ subject: Subject,
    where accepts: (Item, Subject.Element) -> Bool
  ) -> Bool where Element == GlobStep<Item> {
    var step = startIndex
    var place = subject.startIndex
    var retry: (step: Int, place: Subject.Index)?
    while place < subject.endIndex {
      if step < endIndex, case .anyNumber = self[step] {
        step += 1
        retry = (step, place)
      } else if step < endIndex, case .one(let item) = self[step], accepts(item, subject[place]) {
        step += 1
        subject.formIndex(after: &place)
      } else if let last = retry {
        place = subject.index(after: last.place)
        step = last.step
        retry = (step, place)
      } else {
        return false
      }
    }
    return self[step...].allSatisfy { if case .anyNumber = $0 { true } else { false } }
  }
}
