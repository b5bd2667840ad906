using System.Globalization;
using Remit.Kernel;
using Remit.Structure.Chart;
using Remit.Web;

namespace Remit.Structure.Timeline;

/// <summary>
/// How long things lasted, drawn: a bar for each under its words, on one axis of years or months. An end that is not recorded is a point
/// like an arrow's, what was only proposed has a broken edge and no filling; the table beside it says the same.
/// </summary>
internal static class TimelinePicture
{
    private const int Width = 760;
    private const int Left = 14;
    private const int Right = 14;
    private const int Top = 30;
    private const int RowHeight = 42;
    private const int BarHeight = 13;
    private const int MostTicks = 8;
    private const int MostLetters = 90;
    private const int LetterSize = 14;

    /// <summary>The picture; null where nothing has a date to be drawn by.</summary>
    public static Markup? Of(BodyTimeline timeline, DateOnly day)
    {
        var bars = timeline.Bars;
        if (bars.Count == 0)
            return null;
        var dates = bars.SelectMany(b => new[] { b.Period.From, b.Period.Until }).OfType<DateOnly>().Append(day).ToList();
        var axis = new Axis(dates.Min().DayNumber, dates.Max().DayNumber);
        var height = Top + (bars.Count * RowHeight) + 8;
        return Markup.Of(
            $"""
            <svg class="remit-timeline" xmlns="http://www.w3.org/2000/svg" width="{Width}" height="{height}" viewBox="0 0 {Width} {height}" role="img" aria-labelledby="timeline-title" aria-describedby="timeline-about">
            <title id="timeline-title">{timeline.Body.Name} through time</title>
            <desc id="timeline-about">A bar for each thing that lasted. The table below says the same in words.</desc>
            {axis.Ticks().Select(t => Tick(axis.X(t.Day), t.Words, height))}
            {Marker(axis.X(day.DayNumber), height)}
            {bars.Select((bar, i) => Row(bar, axis, Top + (i * RowHeight)))}
            </svg>
            """
        );
    }

    private static Markup Tick(double x, string words, int height) =>
        Markup.Of(
            $"""<line class="remit-timeline__tick" x1="{N(x)}" y1="{Top - 8}" x2="{N(x)}" y2="{height}"/><text class="remit-timeline__year" x="{N(Math.Clamp(x, 20, Width - 40))}" y="{Top - 13}" text-anchor="middle">{words}</text>"""
        );

    private static Markup Marker(double x, int height) =>
        Markup.Of($"""<line class="remit-timeline__day" x1="{N(x)}" y1="{Top - 8}" x2="{N(x)}" y2="{height}"/>""");

    private static Markup Row(TimelineBar bar, Axis axis, int y)
    {
        var from = bar.Period.From is { } first ? axis.X(first.DayNumber) : axis.X(axis.First) - 6;
        var until = bar.Period.Until is { } last ? axis.X(last.DayNumber + 1) : axis.X(axis.Last) + 6;
        until = Math.Max(until, from + 3);
        var (top, bottom, middle) = (y + 20, y + 20 + BarHeight, y + 20 + (BarHeight / 2.0));
        var start = bar.Period.From is null ? $"L{N(from - 7)} {N(middle)}" : "";
        var end = bar.Period.Until is null ? $"L{N(until + 7)} {N(middle)}" : "";
        var kind = Kebab.Of(bar.About);
        var classes =
            $"remit-timeline__bar remit-timeline__bar--{kind}{(bar.IsProposed ? " remit-timeline__bar--proposed" : "")}";
        var words = bar.Words.Shortened(MostLetters);
        var x = Math.Clamp(from, Left, Math.Max(Left, Width - Right - (ChartText.Width(words, LetterSize, bold: false))));
        return Markup.Of(
            $"""<g><title>{bar.Words}, {bar.Period.InASentence()}</title><path class="{classes}" d="M{N(from)} {top}L{N(until)} {top}{end}L{N(until)} {bottom}L{N(from)} {bottom}{start}Z"/><text class="remit-timeline__words" x="{N(x)}" y="{y + 15}">{words}</text></g>"""
        );
    }

    private static string N(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Days, from the first to the last that is drawn, across the picture.</summary>
    private sealed record Axis(int First, int Last)
    {
        private const int Inset = 16;
        private double Span => Math.Max(1, Last - First);

        public double X(int day) =>
            Left + Inset + ((Math.Min(day, Last + 1) - First) / Span * (Width - Left - Right - (2 * Inset)));

        /// <summary>Firsts of months or years, at most <see cref="MostTicks"/> of them.</summary>
        public IEnumerable<(int Day, string Words)> Ticks()
        {
            var months = Steps.First(step => Span / (step * 30.5) <= MostTicks || step == Steps[^1]);
            var (from, until) = (DateOnly.FromDayNumber(First), DateOnly.FromDayNumber(Last));
            var at = (from.Year * 12) + from.Month - 1;
            at = (at + months - 1) / months * months;
            for (; at / 12 < 9999; at += months)
            {
                var day = new DateOnly(Math.Max(1, at / 12), (at % 12) + 1, 1);
                if (day > until)
                    yield break;
                if (day >= from)
                    yield return (
                        day.DayNumber,
                        months % 12 == 0 ? day.Year.ToString(CultureInfo.InvariantCulture) : day.ToString("MMM yyyy", British)
                    );
            }
        }

        private static readonly int[] Steps = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 12000];
        private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");
    }
}
