using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Registers;
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
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>The form of the content.</summary>
    public string Format { get; init; } = "remit-sign-off/1";
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

    /// <summary>Drafts that wait for the holder: they are not part of what is signed.</summary>
    [JsonIgnore]
    public int Drafts { get; init; }

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
            return JsonSerializer.Deserialize<SignedRegister>(content, Form);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A register as its viewer sees it on a date. Three queries.</summary>
    public static async Task<SignedRegister> Load(Db db, Register register, string holder, DateOnly day, long knownAt)
    {
        var positions = db.PositionsBy(day);
        var rows = await db.All<Responsibility>()
            .On(day)
            .Where(r => r.Register == register.Id)
            .OrderBy(r => r.Order)
            .ThenBy(r => r.Key)
            .Select(r => new
            {
                Row = r,
                Newest = positions.FirstOrDefault(p => p.Responsibility == r.Id),
                HasDraft = db.All<Position>().Any(p => p.Responsibility == r.Id && p.Draft == DraftState.Waiting),
            })
            .ToListAsync();
        var ids = rows.Select(r => r.Newest?.Id).OfType<Id<Position>>().ToList();
        var evidence = (
            await db.All<Evidence>().Where(e => ids.Contains(e.Position)).OrderBy(e => e.Order).ThenBy(e => e.Key).ToListAsync()
        ).ToLookup(e => e.Position);
        var names = await Mentions.Load(db, rows.Select(r => r.Newest?.By));
        var all = rows.SelectMany(r => new Record?[] { r.Row, r.Newest }).OfType<Record>().Concat(evidence.SelectMany(e => e));
        return new SignedRegister
        {
            Title = register.Title,
            Holder = holder,
            AsAt = day,
            KnownAt = (int)knownAt,
            Rows =
            [
                .. rows.Select(r =>
                    SignedRow.Of(r.Row, r.Newest, register.ReviewAfter, [.. evidence[r.Newest?.Id ?? default]], names)
                ),
            ],
            Drafts = rows.Count(r => r.HasDraft),
            Openness = Closest([register, .. all]),
        };
    }

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
                    ReviewOn = newest.ReviewOn ?? (newest.On is { } on ? reviewAfter?.After(on) : null),
                    Evidence = [.. evidence.Select(e => new SignedEvidence(e.Title, e.Address, e.Dated, e.File))],
                },
        };
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
