namespace Remit.Structure.Chart;

/// <summary>
/// The looks of the chart where no style sheet of the page is: in a file of its own. The same classes as in <c>_pictures.scss</c>; a test holds
/// the two lists against each other.
/// </summary>
internal static class ChartLook
{
    public const string Style = """
        text{font-family:'Liberation Sans',Arial,Helvetica,sans-serif;fill:#0b0c0c}
        .remit-chart__box{fill:#fff;stroke:#24394d;stroke-width:1.5}
        .remit-chart__box--proposed{stroke-dasharray:6 4}
        .remit-chart__box--closed,.remit-chart__box--around{fill:#f3f3f3;stroke:#858686}
        .remit-chart__box--post{fill:#f4f8fb}
        .remit-chart__box--several{fill:#fff}
        .remit-chart__zone{fill:#f4f8fb;stroke:none}
        .remit-chart__heading{font-size:14px;font-weight:700}
        .remit-chart__name{font-size:14px;font-weight:700}
        .remit-chart__kind{font-size:12px;fill:#484949}
        .remit-chart__detail{font-size:12px}
        .remit-chart__foot{font-size:12px;font-weight:700}
        .remit-chart__foot-area{fill:none;stroke:none}
        .remit-chart__line{fill:none;stroke:#24394d;stroke-width:1.5}
        .remit-chart__line--accountable-to{stroke:#24394d}
        .remit-chart__line--scoped{stroke-dasharray:9 3 2 3}
        .remit-chart__line--scrutinises{stroke:#54319f;stroke-width:2;stroke-dasharray:2 4;stroke-linecap:round}
        .remit-chart__line--works-with{stroke:#106d69;stroke-dasharray:8 5}
        .remit-chart__arrow{fill:#24394d}
        .remit-chart__arrow--accountable-to{fill:#24394d}
        .remit-chart__arrow--scrutinises{fill:#54319f}
        .remit-chart__mark{font-size:10px;font-weight:700}
        .remit-chart__mark circle{fill:#fff;stroke:#24394d;stroke-width:1.5}
        .remit-chart__mark--accountable-to circle{stroke:#24394d}
        .remit-chart__mark--scrutinises circle{stroke:#54319f}
        .remit-chart__mark--works-with circle{stroke:#106d69}
        .remit-sheet__paper{fill:#fff}
        .remit-sheet__title{font-size:6px;font-weight:700}
        .remit-sheet__about{font-size:3px;fill:#484949}
        .remit-sheet__words{font-size:2.5px}
        .remit-sheet__line{font-size:2.2px}
        """;
}
