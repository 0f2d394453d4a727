/// The trove classifiers that mean one license, and which.
///
/// Source: PEP 639, appendix on mapping license classifiers, which lists those that are ambiguous;
/// the others that are missing here name a license which has several versions on the SPDX license
/// list, or is not on it.
enum LicenseClassifiers {
  /// By the last component of the classifier.
  static var table: StaticTable {
    StaticTable(
      """
      Aladdin Free Public License (AFPL)|Aladdin
      Attribution Assurance License|AAL
      Blue Oak Model License (BlueOak-1.0.0)|BlueOak-1.0.0
      Boost Software License 1.0 (BSL-1.0)|BSL-1.0
      CC0 1.0 Universal (CC0 1.0) Public Domain Dedication|CC0-1.0
      CEA CNRS Inria Logiciel Libre License, version 2.1 (CeCILL-2.1)|CECILL-2.1
      CeCILL-B Free Software License Agreement (CECILL-B)|CECILL-B
      CeCILL-C Free Software License Agreement (CECILL-C)|CECILL-C
      CMU License (MIT-CMU)|MIT-CMU
      Common Development and Distribution License 1.0 (CDDL-1.0)|CDDL-1.0
      Common Public License|CPL-1.0
      Eclipse Public License 1.0 (EPL-1.0)|EPL-1.0
      Eclipse Public License 2.0 (EPL-2.0)|EPL-2.0
      Educational Community License, Version 2.0 (ECL-2.0)|ECL-2.0
      European Union Public Licence 1.0 (EUPL 1.0)|EUPL-1.0
      European Union Public Licence 1.1 (EUPL 1.1)|EUPL-1.1
      European Union Public Licence 1.2 (EUPL 1.2)|EUPL-1.2
      GNU Affero General Public License v3 or later (AGPLv3+)|AGPL-3.0-or-later
      GNU General Public License v2 or later (GPLv2+)|GPL-2.0-or-later
      GNU General Public License v3 or later (GPLv3+)|GPL-3.0-or-later
      GNU Lesser General Public License v3 or later (LGPLv3+)|LGPL-3.0-or-later
      Historical Permission Notice and Disclaimer (HPND)|HPND
      IBM Public License|IPL-1.0
      ISC License (ISCL)|ISC
      MirOS License (MirOS)|MirOS
      MIT License|MIT
      MIT No Attribution License (MIT-0)|MIT-0
      Motosoto License|Motosoto
      Mozilla Public License 1.0 (MPL)|MPL-1.0
      Mozilla Public License 1.1 (MPL 1.1)|MPL-1.1
      Mozilla Public License 2.0 (MPL 2.0)|MPL-2.0
      Mulan Permissive Software License v2 (MulanPSL-2.0)|MulanPSL-2.0
      NASA Open Source Agreement v1.3 (NASA-1.3)|NASA-1.3
      Nethack General Public License|NGPL
      Nokia Open Source License|Nokia
      Nokia Open Source License (NOKOS)|Nokia
      Open Group Test Suite License|OGTSL
      Open Software License 3.0 (OSL-3.0)|OSL-3.0
      Other/Proprietary License|LicenseRef-Proprietary
      PostgreSQL License|PostgreSQL
      Python License (CNRI Python License)|CNRI-Python
      Python Software Foundation License|PSF-2.0
      Qt Public License (QPL)|QPL-1.0
      Ricoh Source Code Public License|RSCPL
      SIL Open Font License 1.1 (OFL-1.1)|OFL-1.1
      Sleepycat License|Sleepycat
      Sun Industry Standards Source License (SISSL)|SISSL
      Sun Public License|SPL-1.0
      The Unlicense (Unlicense)|Unlicense
      Universal Permissive License (UPL)|UPL-1.0
      University of Illinois/NCSA Open Source License|NCSA
      Vovida Software License 1.0|VSL-1.0
      W3C License|W3C
      X.Net License|Xnet
      Zero-Clause BSD (0BSD)|0BSD
      zlib/libpng License|Zlib
      """
    )
  }
}
