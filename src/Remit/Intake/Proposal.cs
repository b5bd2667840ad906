using System.Globalization;
using Remit.Data;
using Remit.Documents;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Intake;

/// <summary>
/// What an import would do: an intake writes into its database and says what it found. Nothing is kept until the proposal is committed,
/// as one change.
/// </summary>
public sealed class Proposal
{
    private readonly List<Finding> findings = [];
    private readonly List<AskedQuestion> questions = [];
    private readonly List<TakenOffer> offers = [];
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);
    private readonly List<MappedTable> tables = [];
    private readonly Dictionary<Guid, FilePlace> places = [];

    internal Proposal(
        Db db,
        IdSource ids,
        DateOnly today,
        Answers answers,
        ColumnNames names,
        IReadOnlyList<IntakeColumn> columns
    )
    {
        Db = db;
        Ids = ids;
        Today = today;
        Answers = answers;
        Names = names;
        Columns = columns;
    }

    /// <summary>The database to compare with and to write into; every record, tracked where it is read with <c>Set</c>.</summary>
    public Db Db { get; }

    /// <summary>Makes ids.</summary>
    public IdSource Ids { get; }

    /// <summary>The London date.</summary>
    public DateOnly Today { get; }

    /// <summary>What a person has said.</summary>
    public Answers Answers { get; }

    /// <summary>The names of columns.</summary>
    public ColumnNames Names { get; }

    /// <summary>What was found so far.</summary>
    public IReadOnlyList<Finding> Findings => findings;

    /// <summary>The questions so far.</summary>
    public IReadOnlyList<AskedQuestion> Questions => questions;

    /// <summary>The offers so far.</summary>
    public IReadOnlyList<TakenOffer> Offers => offers;

    /// <summary>The tables that were looked at.</summary>
    public IReadOnlyList<MappedTable> Tables => tables;

    /// <summary>Where records of the proposal stand in the file: a refusal is shown there.</summary>
    public IReadOnlyDictionary<Guid, FilePlace> Places => places;

    /// <summary>Rows of the paper that were read, whatever came of them.</summary>
    public int Rows { get; set; }

    private IReadOnlyList<IntakeColumn> Columns { get; }

    /// <summary>Says one thing.</summary>
    public void Say(FindingKind kind, FilePlace? place, string words) => findings.Add(new Finding(kind, place, words));

    /// <summary>Says that a file's problem was met.</summary>
    public void Say(ReadingProblem problem) =>
        Say(
            problem.Weight switch
            {
                ProblemWeight.Refused => FindingKind.Refused,
                ProblemWeight.Doubtful => FindingKind.Doubtful,
                ProblemWeight.LeftOut => FindingKind.LeftOut,
            },
            problem.Place,
            problem.Expected.Length == 0 ? problem.Found : $"{problem.Found} {problem.Expected}"
        );

    /// <summary>Adds a record that stands at a place of the file.</summary>
    public T Add<T>(T record, FilePlace place)
        where T : class, IRow
    {
        Db.Add(record);
        places[record.RowId] = place;
        return record;
    }

    /// <summary>Says where a recorded thing that the proposal touches stands in the file.</summary>
    public void StandsAt(IRow record, FilePlace place) => places[record.RowId] = place;

    /// <summary>
    /// Asks a person. Until there is an answer the proposal goes on with the one that is suggested, so that the preview shows what would
    /// come of it; nothing is kept while a question is open.
    /// </summary>
    /// <param name="question">The question.</param>
    /// <param name="refuse">For words: why an answer is none; null where it is one.</param>
    /// <returns>The answer, else what is suggested, else null.</returns>
    public string? Ask(Question question, Func<string, string?>? refuse = null)
    {
        var written = Answers.Written(question.Key);
        var problem = written is null ? null : ProblemOf(question, written) ?? refuse?.Invoke(written);
        var answer = problem is null ? written : null;
        if (asked.Add(question.Key))
            questions.Add(new AskedQuestion(question, answer, problem));
        return answer ?? question.Suggested;
    }

    private static string? ProblemOf(Question question, string written) =>
        question.Form switch
        {
            SettingForm.Choice when written.Length == 0 => "Choose one of the answers.",
            SettingForm.Choice when question.Choices.All(c => c.Value != written) =>
                $"“{LooseName.Short(written)}” is none of the answers. Choose one of them.",
            SettingForm.Choice => null,
            _ when written.Length == 0 => question.CanBeEmpty ? null : $"This needs an answer: {question.Words}",
            SettingForm.Date when !LondonDate.TryParse(written, out _) =>
                $"“{LooseName.Short(written)}” is not a date such as 2007-09-03.",
            _ => null,
        };

    /// <summary>Offers one way of taking something over, which holds unless a person said otherwise.</summary>
    /// <returns>What holds: one of its choices.</returns>
    public string Offer(Offer offer)
    {
        var given = Answers.Question(offer.Key);
        var answer = offer.Choices.Any(c => c.Value == given) ? given! : offer.Usual;
        if (asked.Add(offer.Key))
            offers.Add(new TakenOffer(offer, answer));
        return answer;
    }

    /// <summary>A setting as a day; null where it was left open. One that is no day is refused once.</summary>
    public DateOnly? Day(string setting)
    {
        if (Answers.Setting(setting) is not { } given)
            return null;
        if (LondonDate.TryParse(given, out var day))
            return day;
        Say(FindingKind.Refused, null, $"“{LooseName.Short(given)}” is not a date such as 2007-09-03.");
        return null;
    }

    /// <summary>Says which filled columns of a table are not taken over, each once.</summary>
    public void SayColumnsLeftOut(MappedTable table)
    {
        for (var index = 0; index < table.Columns.Count; index++)
        {
            if (table.Columns[index] is not null || table.ReadAs.ContainsKey(index))
                continue;
            var filled = table.Filled(index);
            var header = table.Table.Header.Cells[index];
            var name = header.IsBlank
                ? string.Create(CultureInfo.InvariantCulture, $"column {index + 1}, which has no name,")
                : $"the column “{LooseName.Short(header.Text)}”";
            if (filled > 0)
                Say(
                    FindingKind.LeftOut,
                    header.Place,
                    $"{name} with {filled.Counted("cell", "cells")}: say what it is if it should be taken over."
                );
        }
    }

    /// <summary>
    /// What the columns of a table are: as a person said, else by their names. Every table of the file is asked for once, also one that
    /// is then left out, so that a person can say what its columns are.
    /// </summary>
    public MappedTable Map(Table table)
    {
        var header = table.Header.Cells.Select(cell => cell.Text).ToList();
        var said = header.Select((_, index) => Answers.Column(table.Number, index)).ToList();
        var columns = Names
            .Of(header)
            .Select((byName, index) => said[index] is null && said.Contains(byName) ? null : byName)
            .ToArray();
        for (var index = 0; index < columns.Length; index++)
            if (said[index] is { } column)
                columns[index] = Columns.Any(c => c.Key == column) ? column : null;
        foreach (var twice in columns.Where(c => c is not null).GroupBy(c => c, StringComparer.Ordinal).Where(c => c.Count() > 1))
        {
            var name = Columns.First(c => c.Key == twice.Key).Name;
            Say(
                FindingKind.Refused,
                table.Header.Cells[Array.LastIndexOf(columns, twice.Key)].Place,
                $"Two columns of table {table.Number} are taken for “{name}”. Choose one of them, and leave the other out or say what it is."
            );
        }
        var mapped = new MappedTable(table, columns);
        tables.Add(mapped);
        return mapped;
    }
}
