using System.Globalization;
using Remit.Web;
using Remit.Web.TagHelpers;
using static Remit.Web.Markup;

namespace Remit.Responsibilities.Registers;

/// <summary>
/// How the responsibilities were met at the ends of some quarters: a column for each, the best at the foot. The table under it says the same in
/// numbers, so that neither colours nor sizes say anything alone.
/// </summary>
internal static class TrendChart
{
    private const int Height = 120;
    private const int ColumnWidth = 44;
    private const int Gap = 16;
    private const int Foot = 20;

    public static Markup Draw(IReadOnlyList<QuarterNumbers> trend)
    {
        var most = trend.Select(q => q.Numbers.Responsibilities).DefaultIfEmpty().Max();
        if (most == 0)
            return Empty;
        var width = trend.Count * (ColumnWidth + Gap);
        return Of(
            $"""<svg class="remit-trend" role="img" aria-label="{Label(trend)}" viewBox="0 0 {width} {Height + Foot}" width="{width}" height="{Height + Foot}" xmlns="http://www.w3.org/2000/svg">{trend.SelectMany((q, i) => Column(q, i * (ColumnWidth + Gap) + Gap / 2, most))}</svg>"""
        );
    }

    /// <summary>"Jun 2007".</summary>
    public static string Name(DateOnly end) => end.ToString("MMM yyyy", CultureInfo.GetCultureInfo("en-GB"));

    /// <summary>"Jun 07".</summary>
    public static string ShortName(DateOnly end) => end.ToString("MMM yy", CultureInfo.GetCultureInfo("en-GB"));

    private static string Label(IReadOnlyList<QuarterNumbers> trend) =>
        $"How the responsibilities were met, {Name(trend[0].On)} to {Name(trend[^1].On)}. The table says the same in numbers.";

    private static IEnumerable<Markup> Column(QuarterNumbers quarter, int x, int most)
    {
        var below = 0;
        foreach (var share in quarter.Numbers.Shares)
        {
            var (from, to) = (Up(below, most), Up(below + share.Count, most));
            below += share.Count;
            yield return Of(
                $"""<rect class="remit-share {share.Fulfilment.Share().ClassName()}" x="{x}" y="{Number(Height - to)}" width="{ColumnWidth}" height="{Number(to - from)}"/>"""
            );
        }
        yield return Of(
            $"""<text class="remit-trend__name" x="{x + (ColumnWidth / 2)}" y="{Height + Foot - 5}" text-anchor="middle">{ShortName(quarter.On)}</text>"""
        );
    }

    private static decimal Up(int count, int most) => (decimal)Height * count / most;

    private static string Number(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
