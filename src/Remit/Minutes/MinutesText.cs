using System.Text;
using System.Text.RegularExpressions;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Meetings.Attending;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Minutes;

/// <summary>Minutes as one text in Markdown: what is kept when they are approved, and what their papers are made of.</summary>
internal static partial class MinutesText
{
    private static readonly (AttendedAs As, string Heading)[] Sorts =
    [
        (AttendedAs.Present, "Present"),
        (AttendedAs.Apologies, "Apologies"),
        (AttendedAs.Absent, "Absent"),
        (AttendedAs.InAttendance, "In attendance"),
    ];

    /// <summary>The groups of attendance in the order in which minutes have them; deputies are present.</summary>
    public static IEnumerable<(string Heading, IReadOnlyList<Attendee> People)> Groups(MinutesView minutes) =>
        from sort in Sorts
        let people = minutes
            .Attendance.Where(a => a.As == sort.As || (sort.As == AttendedAs.Present && a.As == AttendedAs.Deputy))
            .ToList()
        where people.Count > 0
        select (sort.Heading, (IReadOnlyList<Attendee>)people);

    /// <summary>The whole text. It tells what the view has, and nothing of how far the minutes have come.</summary>
    public static string Of(MinutesView minutes)
    {
        var text = new StringBuilder();
        Paragraph($"# Minutes of the {MarkdownWords.Plain(minutes.Body.Name)}, {minutes.Date.InWords()}");
        var where = new[]
        {
            $"{minutes.Date:dddd} {minutes.Date.InWords()}",
            minutes.Start is { } start ? LondonTime.Words(start) : null,
            minutes.Venue is { } venue ? MarkdownWords.Plain(venue) : null,
        };
        Paragraph(
            string.Join(", ", where.OfType<string>()) + (minutes.Kind is { } kind ? $" ({MarkdownWords.Plain(kind)})" : "")
        );
        foreach (var (heading, people) in Groups(minutes))
        {
            Paragraph($"## {heading}");
            Paragraph(MarkdownWords.List(people.Select(p => MarkdownWords.Plain(p.InWords()))));
        }
        Inside(minutes.Before);
        foreach (var item in minutes.Items)
        {
            Paragraph($"## {(item.Number is { } number ? $"{number}. " : "")}{MarkdownWords.Plain(item.Title)}");
            if (item.Withdrawn is { } why)
                Paragraph($"Withdrawn: {MarkdownWords.Plain(why)}");
            Inside(item);
        }
        return text.ToString().TrimEnd('\n') + "\n";

        void Inside(ItemMinutes item)
        {
            foreach (var interest in item.Interests)
                Paragraph(MarkdownWords.Plain(interest.InWords()));
            if (item.Note is { } note)
                Paragraph(Lower(note));
            foreach (var decision in item.Decisions)
            {
                Paragraph($"**Decision: {MarkdownWords.Plain(decision.Title)}**");
                Paragraph(MarkdownWords.Paragraphs(decision.Wording));
                Paragraph(
                    MarkdownWords.Plain(string.Join(" ", new[] { $"{decision.Outcome}.", decision.Status }.OfType<string>()))
                );
                if (decision.Reasons is { } reasons)
                    Paragraph(MarkdownWords.Paragraphs($"Reasons: {reasons}"));
                if (decision.ChairsDiscretion is { } discretion)
                    Paragraph(MarkdownWords.Paragraphs($"The chair let it be decided without a quorum: {discretion}"));
            }
            if (item.Actions.Count > 0)
                Paragraph(
                    MarkdownWords.List(
                        item.Actions.Select(a =>
                            $"**Action:** {MarkdownWords.Plain(a.What)} – {MarkdownWords.Plain(a.ByInWords)}"
                        )
                    )
                );
        }

        void Paragraph(string words) => text.Append(words).Append("\n\n");
    }

    /// <summary>The minutes as a paper.</summary>
    public static Publication Paper(MinutesView minutes) =>
        new($"Minutes of the {minutes.Body.Name}, {minutes.Date.InWords()}")
        {
            Kind = "Minutes",
            Parts =
            [
                Prose.Fact("How far they have come", StateInWords(minutes)),
                // The title stands on the paper already.
                .. MarkdownParts.Of(WithoutTitle(minutes.Content ?? Of(minutes))),
                .. Proof(minutes),
            ],
        };

    private static IEnumerable<Part> Proof(MinutesView minutes)
    {
        if (minutes.Hash is { } hash)
            yield return Prose.Fact("SHA-256 of the text", hash);
        if (minutes.Ledger is { } entry)
            yield return Prose.Fact("In the ledger", $"entry {entry.Entry} of change {entry.Change}");
    }

    /// <summary>The actions alone.</summary>
    public static Publication ActionsPaper(MinutesView minutes) =>
        new($"Actions of the {minutes.Body.Name}, {minutes.Date.InWords()}")
        {
            Kind = "Actions of a meeting",
            Parts =
            [
                .. minutes.Actions.Count == 0
                    ? new Part[] { new Prose("The meeting asked for no action.") }
                    : [ActionsTable(minutes)],
            ],
            Sheets = [ActionsTable(minutes)],
        };

    /// <summary>How far they have come, as a sentence.</summary>
    public static string StateInWords(MinutesView minutes) =>
        minutes.State switch
        {
            MinutesState.Draft => "A draft, made of what is recorded so far",
            MinutesState.Circulated => $"Circulated on {minutes.CirculatedOn?.InWords()}, not approved yet",
            MinutesState.Approved => $"Approved on {minutes.ApprovedOn?.InWords()}",
        };

    private static Grid ActionsTable(MinutesView minutes) =>
        new(
            [new("Item", 1), new("Action", 5), new("Who", 3), new("By when", 2), new("State", 1.2)],
            [
                .. minutes
                    .Items.Prepend(minutes.Before)
                    .SelectMany(i => i.Actions.Select(a => (Item: i, Action: a)))
                    .Select(line => new SheetRow(
                        line.Item.Number ?? "",
                        line.Action.What,
                        line.Action.Owners,
                        line.Action.DueOn is { } due ? (GridCell)due : line.Action.Due ?? "",
                        Remit.Actions.ActionsWords.OnScreen(line.Action.Status)
                    )),
            ]
        )
        {
            Caption = "Actions",
        };

    private static string WithoutTitle(string text) =>
        text.StartsWith("# ", StringComparison.Ordinal) ? text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..] : text;

    /// <summary>Headings that a clerk wrote in a note come below those of the items.</summary>
    private static string Lower(string note) => HeadingMark().Replace(Texts.WithOneKindOfLineEnd(note).Trim(), "##### ");

    [GeneratedRegex(@"^ {0,3}#{1,6} +", RegexOptions.Multiline)]
    private static partial Regex HeadingMark();
}
