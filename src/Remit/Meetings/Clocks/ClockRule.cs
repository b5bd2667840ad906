using System.Globalization;
using System.Reflection;
using System.Text;
using Remit.Kernel;
using Remit.Structure.Bodies;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Remit.Meetings.Clocks;

/// <summary>A rule about time as it is read, whether it ships with the program or a partnership recorded it.</summary>
internal sealed record ClockRule
{
    public required string Key { get; init; }
    public required string Title { get; init; }
    public required ClockSets Sets { get; init; }
    public required int Amount { get; init; }
    public required ClockUnit Unit { get; init; }

    /// <summary>The kinds of bodies that it binds by law; empty for a body's own.</summary>
    public required IReadOnlyList<BodyKind> Binds { get; init; }

    /// <summary>The body that it binds by its own terms.</summary>
    internal Id<Body>? Of { get; init; }
    public string? OnlyWhere { get; init; }
    public string? Source { get; init; }
    public string? Address { get; init; }

    /// <summary>The day on which the source was read; null where nobody read it.</summary>
    public DateOnly? CheckedOn { get; init; }

    /// <summary>Whether the source's own words were seen.</summary>
    public required bool Verified { get; init; }
    public string? Note { get; init; }

    /// <summary>The days of meetings that it binds.</summary>
    internal Period Period { get; init; } = Period.Unbounded;
    public DateOnly? From => Period.From;
    public DateOnly? Until => Period.Until;

    /// <summary>The rule that ships in whose place it stands.</summary>
    public string? InPlaceOf { get; init; }
    public required bool Ships { get; init; }

    /// <summary>Whether it counts from the meeting on; the others count back from it.</summary>
    public bool After => Sets == ClockSets.Minutes;

    /// <summary>Whether it asks for a notice of its own, which is recorded as one: the others are met by what stands on the meeting and its reports.</summary>
    public bool TakesNotice => Sets is ClockSets.PrivateMeeting or ClockSets.KeyDecision;

    /// <summary>"At least five clear working days before the meeting".</summary>
    public string InWords =>
        After
            ? $"Within {CountedDays.InWords(Amount, Unit)} after the meeting"
            : $"At least {CountedDays.InWords(Amount, Unit)} before the meeting";

    /// <summary>Whether it binds a body.</summary>
    public bool BindsOn(Id<Body> body, BodyKind kind, DateOnly day) => Period.Covers(day) && (Of == body || Binds.Contains(kind));

    /// <summary>The notice that was given by it, or by the rule in whose place it stands; null for none.</summary>
    internal MeetingNotice? NoticeIn(IReadOnlyCollection<MeetingNotice> notices) =>
        !TakesNotice ? null
        : notices.FirstOrDefault(n => n.Rule == Key) is { } own ? own
        : InPlaceOf is { } former ? notices.FirstOrDefault(n => n.Rule == former)
        : null;

    internal static ClockRule Recorded(MeetingClock clock) =>
        new()
        {
            Key = clock.Key,
            Title = clock.Title,
            Sets = clock.Sets,
            Amount = clock.Amount,
            Unit = clock.Unit,
            Binds = KindsOf(clock.BindsCouncils, clock.BindsCommittees, clock.BindsExecutives),
            Of = clock.Body,
            OnlyWhere = clock.OnlyWhere,
            Source = clock.Source,
            Address = clock.Address,
            CheckedOn = clock.CheckedOn,
            Verified = clock.CheckedOn is not null,
            Note = clock.Note,
            Period = clock.Period,
            InPlaceOf = clock.InPlaceOf,
            Ships = false,
        };

    internal static IReadOnlyList<BodyKind> KindsOf(bool councils, bool committees, bool executives) =>
        [
            .. councils ? [BodyKind.Council] : Array.Empty<BodyKind>(),
            .. committees ? [BodyKind.CouncilCommittee, BodyKind.ScrutinyCommittee] : Array.Empty<BodyKind>(),
            .. executives ? [BodyKind.Cabinet] : Array.Empty<BodyKind>(),
        ];
}

/// <summary>The rules of the law that ship with the program, as dated data.</summary>
internal static class ShippedClocks
{
    private const string Resource = "Remit.Meetings.Clocks.clocks.yaml";

    /// <summary>All of them, in the order of the file.</summary>
    public static IReadOnlyList<ClockRule> All { get; } = Read();

    /// <summary>The rules that hold on a day: a partnership's own, and those that ship without those in whose place one stands on it.</summary>
    public static IReadOnlyList<ClockRule> With(IEnumerable<MeetingClock> own, DateOnly day)
    {
        var theirs = own.Select(ClockRule.Recorded).ToList();
        var replaced = theirs
            .Where(c => c.Period.Covers(day))
            .Select(c => c.InPlaceOf)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        return [.. All.Where(c => !replaced.Contains(c.Key)), .. theirs];
    }

    private static IReadOnlyList<ClockRule> Read()
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var file = new DeserializerBuilder()
            .WithNamingConvention(HyphenatedNamingConvention.Instance)
            .Build()
            .Deserialize<Dictionary<string, ClockLine>>(reader);
        return
        [
            .. file.Select(f => new ClockRule
            {
                Key = f.Key,
                Title = f.Value.Name,
                Sets = Kebab.Read<ClockSets>(f.Value.Sets),
                Amount = f.Value.Amount,
                Unit = Kebab.Read<ClockUnit>(f.Value.Unit),
                Binds = ClockRule.KindsOf(
                    f.Value.Binds.Contains("councils"),
                    f.Value.Binds.Contains("committees"),
                    f.Value.Binds.Contains("executives")
                ),
                OnlyWhere = f.Value.OnlyWhere,
                Source = f.Value.Source,
                Address = f.Value.Address,
                CheckedOn = Day(f.Value.CheckedOn),
                Verified = f.Value.Verified,
                Note = f.Value.Note,
                Period = new Period(Day(f.Value.From), Day(f.Value.Until)),
                Ships = true,
            }),
        ];
    }

    private static DateOnly? Day(string? written) =>
        written is null ? null : DateOnly.ParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed class ClockLine
    {
        public string Name { get; set; } = "";
        public string Sets { get; set; } = "";
        public int Amount { get; set; }
        public string Unit { get; set; } = "";
        public List<string> Binds { get; set; } = [];
        public string? OnlyWhere { get; set; }
        public string? From { get; set; }
        public string? Until { get; set; }
        public string Source { get; set; } = "";
        public string Address { get; set; } = "";
        public string CheckedOn { get; set; } = "";
        public bool Verified { get; set; }
        public string? Note { get; set; }
    }
}
