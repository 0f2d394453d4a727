/// The names of licenses that no rule turns into an SPDX identifier, and what they may mean.
enum LegacyLicenses {
  /// By the parts of the name as ``LegacyLicense`` makes them.
  static var table: StaticTable {
    StaticTable(
      """
      2 bsd clause|BSD-2-Clause
      2 clause bsd|BSD-2-Clause
      3 bsd clause|BSD-3-Clause
      3 clause bsd|BSD-3-Clause
      academic free|AFL-3.0
      all rights reserved|LicenseRef-Proprietary
      apache|Apache-2.0
      apache asl 2|Apache-2.0
      artistic|Artistic-2.0
      asl|Apache-2.0
      asl 2|Apache-2.0
      boost|BSL-1.0
      boost 1|BSL-1.0
      bsd|BSD-3-Clause|BSD-2-Clause
      bsd 2|BSD-2-Clause
      bsd 2 clause simplified|BSD-2-Clause
      bsd 3|BSD-3-Clause
      bsd 3 clause new revised|BSD-3-Clause
      bsd derived|BSD-3-Clause|BSD-2-Clause
      bsd like|BSD-3-Clause|BSD-2-Clause
      bsd modified|BSD-3-Clause
      bsd new|BSD-3-Clause
      bsd new 3 clause|BSD-3-Clause
      bsd revised|BSD-3-Clause
      bsd simplified|BSD-2-Clause
      bsd style|BSD-3-Clause|BSD-2-Clause
      bsd zero clause|0BSD
      cc 0|CC0-1.0
      cc 0 1|CC0-1.0
      cc 0 1 universal|CC0-1.0
      closed|LicenseRef-Proprietary
      closed source|LicenseRef-Proprietary
      commercial|LicenseRef-Proprietary
      creative commons attribution 4 international|CC-BY-4.0
      creative commons zero|CC0-1.0
      eclipse public|EPL-2.0
      eclipse public 1|EPL-1.0
      eclipse public 2|EPL-2.0
      epl|EPL-2.0
      eupl|EUPL-1.2
      european union public 1.2|EUPL-1.2
      expat|MIT
      free bsd|BSD-2-Clause
      freebsd|BSD-2-Clause
      iscl|ISC
      mit expat|MIT
      mit like|MIT
      mit style|MIT
      mit x 11|MIT
      modified bsd|BSD-3-Clause
      mozilla|MPL-2.0
      mozilla public|MPL-2.0
      mozilla public 1.1|MPL-1.1
      mozilla public 2|MPL-2.0
      mpl|MPL-2.0
      new bsd|BSD-3-Clause
      new bsd 3 clause|BSD-3-Clause
      ofl|OFL-1.1
      open font|OFL-1.1
      postgres|PostgreSQL
      private|LicenseRef-Proprietary
      proprietary|LicenseRef-Proprietary
      psf|PSF-2.0
      psfl|PSF-2.0
      public domain|CC0-1.0|Unlicense|LicenseRef-Public-Domain
      python|PSF-2.0
      python foundation|PSF-2.0
      python foundation 2|PSF-2.0
      revised bsd|BSD-3-Clause
      sil ofl|OFL-1.1
      sil open font|OFL-1.1
      sil open font 1.1|OFL-1.1
      simplified bsd|BSD-2-Clause
      unlicensed|Unlicense|LicenseRef-Proprietary
      zero clause bsd|0BSD
      zlib libpng|Zlib
      zope|ZPL-2.1
      zope public|ZPL-2.1
      zope public 2.1|ZPL-2.1
      zpl|ZPL-2.1
      """
    )
  }
}
