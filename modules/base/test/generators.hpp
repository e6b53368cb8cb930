#pragma once

#include <rapidcheck.h>

#include "headrow/base/period.hpp"

namespace headrow::generators {

/// Any period that can stand in a published file.
inline rc::Gen<Period> period() {
  return rc::gen::exec([] {
    const auto kind = *rc::gen::element(YearKind::Calendar, YearKind::Academic, YearKind::Financial);
    const int first = *rc::gen::inRange(1950, 2100);
    const int single = kind == YearKind::Calendar ? 0 : 1;
    Period whole{kind, first, first + single};
    switch (*rc::gen::inRange(0, 4)) {
      case 1:
        return Period{kind, first, first + single + *rc::gen::inRange(1, 6)};
      case 2: {
        const int first_quarter = *rc::gen::inRange(1, 5);
        whole.part = PeriodPart::Quarters;
        whole.number = first_quarter * 10 + *rc::gen::inRange(first_quarter, 5);
        return whole;
      }
      case 3:
        if (kind == YearKind::Financial) return whole;
        if (kind == YearKind::Academic) {
          whole.part = *rc::gen::element(PeriodPart::AutumnTerm, PeriodPart::SpringTerm,
                                         PeriodPart::SummerTerm, PeriodPart::AutumnAndSpringTerms);
          return whole;
        }
        whole.part = *rc::gen::element(PeriodPart::Month, PeriodPart::Week);
        whole.number = *rc::gen::inRange(1, whole.part == PeriodPart::Month ? 13 : 54);
        return whole;
      default:
        return whole;
    }
  });
}

}  // namespace headrow::generators
