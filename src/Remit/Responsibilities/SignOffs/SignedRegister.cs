using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Registers;
using Remit.Responsibilities.Reopened;
using Remit.Web;

namespace Remit.Responsibilities.SignOffs;

/// <summary>
/// A register as it is signed: its rows on a date, each with the account that counts and the evidence that it names by itself. Of other records
/// it holds no word, so that what is closed there stays closed.
/// </summary>
internal sealed record SignedRegister
{
    private static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectNullableAnnotations = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>The form that says nothing of what is reopened or a draft: what was signed before Remit kept that.</summary>
    public const string WithoutWhatIsOpen = "remit-sign-off/1";

    /// <summary>The form of the content.</summary>
    public string Format { get; init; } = "remit-sign-off/2";
    public required string Title { get; init; }

    /// <summary>The post or body.</summary>
    public required string Holder { get; init; }
    public required DateOnly AsAt { get; init; }

    /// <summary>The number of the last change that counted.</summary>
    public required int KnownAt { get; init; }
    public required IReadOnlyList<SignedRow> Rows { get; init; }

    /// <summary>How far its rows are met.</summary>
    [JsonIgnore]
    public RegisterNumbers Numbers => RegisterNumbers.Of([.. Rows.Select(r => r.Met)]);

    /// <summary>The accounts that were to be looked at again before the date.</summary>
    [JsonIgnore]
    public int Stale => Rows.Count(r => !r.LeadIn && r.Account?.ReviewOn < AsAt);

    /// <summary>The accounts that nothing stands behind.</summary>
    [JsonIgnore]
    public int WithoutEvidence => Rows.Count(r => !r.LeadIn && r.Account is { Nil: false, Evidence.Count: 0 });

    /// <summary>The rows for which somebody wrote a draft, which is not part of what is signed.</summary>
    [JsonIgnore]
    public int Drafts => Rows.Count(r => r.Draft is not null);

    /// <summary>The rows that are reopened on the date: the law behind them changed, and nobody has said whether they stand.</summary>
    [JsonIgnore]
    public int Reopened => Rows.Count(r => r.ReopenedSince is not null);

    /// <summary>"1 responsibility is reopened, and 2 have drafts that do not count."; null where all is settled, or it does not say.</summary>
    [JsonIgnore]
    public string? NotSettled =>
        (Reopened, Drafts) switch
        {
            (0, 0) => null,
            (_, 0) => $"{Reopened.Counted("responsibility is", "responsibilities are")} reopened, and not settled.",
            (0, _) => $"Of {Drafts.Counted("responsibility", "responsibilities")} there is a draft that does not count.",
            _ =>
                $"{Reopened.Counted("responsibility is", "responsibilities are")} reopened, and not settled. Of {Drafts:N0} there is a draft that does not count.",
        };

    /// <summary>Whether it says what is reopened and what a draft is.</summary>
    [JsonIgnore]
    public bool SaysWhatIsOpen => Format != WithoutWhatIsOpen;

    /// <summary>Who may see it: as closed as the closest of what is in it.</summary>
    [JsonIgnore]
    internal (Sensitivity Sensitivity, string? RestrictedTo) Openness { get; init; }

    /// <summary>Its one text.</summary>
    public string Canonical() => CanonicalJson.Of(JsonSerializer.Serialize(this, Form));

    /// <summary>Reads what was signed; null where it can't be read any more.</summary>
    public static SignedRegister? Read(string content)
    {
        try
        {
            return JsonSerializer.Deserialize<SignedRegister>(content, Form) is { } read && read.IsWhole ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether no row and no piece of evidence is missing where one stands: a list in a file can have holes.</summary>
    [JsonIgnore]
    private bool IsWhole =>
        Rows.All(r => r is not null && (r.Account is null || r.Account.Evidence.All(e => e is { Title: not null })));

    /// <summary>A register as its viewer sees it on a date. Three queries.</summary>
    public static async Task<SignedRegister> Load(Db db, Register register, string holder, DateOnly day, long knownAt)
    {
        var reopenings = db.OpenReopeningsOn(day).OrderBy(o => o.Since).ThenBy(o => o.Key);
        var drafts = db.DraftsBy(day);
        var rows = await db.All<Responsibility>()
            .On(day)
            .Where(r => r.Register == register.Id)
            .WithPositions(db, day)
            .OrderBy(r => r.Row.Order)
            .ThenBy(r => r.Row.Key)
            .Select(r => new
            {
                r.Row,
                r.Newest,
                Reopening = reopenings.FirstOrDefault(o => o.Responsibility == r.Row.Id),
                Draft = drafts.FirstOrDefault(p => p.Responsibility == r.Row.Id),
            })
            .ToListAsync();
        var ids = rows.Select(r => r.Newest?.Id).OfType<Id<Position>>().ToList();
        var evidence = (
            await db.All<Evidence>().Where(e => ids.Contains(e.Position)).OrderBy(e => e.Order).ThenBy(e => e.Key).ToListAsync()
        ).ToLookup(e => e.Position);
        var all = rows.SelectMany(r => new Record?[] { r.Row, r.Newest, r.Reopening, r.Draft })
            .OfType<Record>()
            .Concat(evidence.SelectMany(e => e));
        var openness = Closest([register, .. all]);
        Mentions names;
        using (db.LookingNoFurtherThan(ReadersOf(openness)))
            names = await Mentions.Load(db, rows.Select(r => r.Newest?.By));
        return new SignedRegister
        {
            Title = register.Title,
            Holder = holder,
            AsAt = day,
            KnownAt = (int)knownAt,
            Rows =
            [
                .. rows.Select(r =>
                    SignedRow.Of(r.Row, r.Newest, register.ReviewAfter, [.. evidence[r.Newest?.Id ?? default]], names) with
                    {
                        ReopenedSince = r.Reopening?.Since,
                        Draft = r.Draft is null ? null : SignedDraft.Of(r.Draft),
                    }
                ),
            ],
            Openness = openness,
        };
    }

    /// <summary>
    /// What everybody sees who may see what was signed: no name goes into it that one of them would not be shown. What is open to one of several
    /// bodies would be told to the others.
    /// </summary>
    private static Sight ReadersOf((Sensitivity Sensitivity, string? RestrictedTo) openness) =>
        openness.Sensitivity == Sensitivity.Public ? Sight.Published
        : RecordRef.ParseSeveral(openness.RestrictedTo) is [var only] ? Sight.OfThePartnership([only])
        : Sight.OfThePartnership([]);

    private static (Sensitivity, string?) Closest(IReadOnlyList<Record> records)
    {
        var closed = records.Max(r => r.Sensitivity);
        if (closed != Sensitivity.Restricted)
            return (closed, null);
        var open = records
            .Where(r => r.Sensitivity == Sensitivity.Restricted)
            .Select(r => RecordRef.ParseSeveral(r.RestrictedTo).AsEnumerable())
            .Aggregate((a, b) => a.Intersect(b));
        return (closed, RecordRef.Join(open));
    }
}

/// <summary>A row of a register as it is signed.</summary>
internal sealed record SignedRow
{
    public required string Key { get; init; }
    public string? Heading { get; init; }
    public string? Number { get; init; }
    public required string Text { get; init; }
    public bool LeadIn { get; init; }
    public SignedAccount? Account { get; init; }

    /// <summary>Since when it is reopened; null where it is not.</summary>
    public DateOnly? ReopenedSince { get; init; }

    /// <summary>The draft that somebody wrote for it, which does not count; null for none.</summary>
    public SignedDraft? Draft { get; init; }

    /// <summary>How far it is met; null for a lead-in.</summary>
    [JsonIgnore]
    public Fulfilment? Met => Fulfilments.Of(LeadIn, Account is not null, Account?.Rating);

    internal static SignedRow Of(
        Responsibility row,
        Position? newest,
        CalendarSpan? reviewAfter,
        IReadOnlyList<Evidence> evidence,
        Mentions names
    ) =>
        new()
        {
            Key = row.Key,
            Heading = row.Heading,
            Number = row.Number,
            Text = row.Text,
            LeadIn = row.LeadIn,
            Account = newest is null
                ? null
                : new SignedAccount
                {
                    Text = newest.Text,
                    Rating = newest.Rating,
                    Nil = newest.Nil,
                    On = newest.On,
                    By = names[newest.By]?.Title,
                    ReviewOn = LookingAgain.By(newest.ReviewOn, newest.On, row.ReviewAfter, reviewAfter),
                    Evidence = [.. evidence.Select(e => new SignedEvidence(e.Title, e.Address, e.Dated, e.File))],
                },
        };
}

/// <summary>That there was a draft which did not count; not what it said.</summary>
/// <param name="On">The day of which it speaks.</param>
/// <param name="IsSentBack">Whether it was with whoever wrote it again; else it waited for the holder.</param>
internal sealed record SignedDraft(DateOnly? On, bool IsSentBack)
{
    public static SignedDraft Of(Position draft) => new(draft.On, draft.Draft == DraftState.SentBack);

    [JsonIgnore]
    public string InWords =>
        $"A draft{(On is { } on ? $" of {LondonDate.Words(on)}" : "")} {(IsSentBack ? "was sent back to whoever wrote it" : "waited for the holder")}. It is not part of what is signed.";
}

/// <summary>The account that counted.</summary>
internal sealed record SignedAccount
{
    public required string Text { get; init; }
    public Rating? Rating { get; init; }
    public bool Nil { get; init; }
    public DateOnly? On { get; init; }
    public string? By { get; init; }
    public DateOnly? ReviewOn { get; init; }
    public required IReadOnlyList<SignedEvidence> Evidence { get; init; }
}

/// <summary>What stood behind it; of a document the SHA-256.</summary>
internal sealed record SignedEvidence(string Title, string? Address, DateOnly? Dated, string? File);
