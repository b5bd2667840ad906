using System.Globalization;
using System.Reflection;
using System.Text;
using Remit.Kernel;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Remit.Meetings.Clocks;

/// <summary>From where the bank holidays of some years were taken.</summary>
/// <param name="Years">Which years, in words: "2012 to 2021".</param>
/// <param name="TakenFrom">From what.</param>
/// <param name="Address">Where that is.</param>
/// <param name="CheckedOn">The day on which it was read.</param>
/// <param name="Verified">Whether a list of the time, or of the government, was seen; else they are worked out.</param>
internal sealed record BankHolidaySource(string Years, string TakenFrom, string Address, DateOnly CheckedOn, bool Verified);

/// <summary>The bank holidays of England that ship with the program. Outside the days that it covers, none is known.</summary>
internal sealed class BankHolidays
{
    private const string Resource = "Remit.Meetings.Clocks.bank-holidays.yaml";

    private BankHolidays(Period known, IReadOnlyDictionary<DateOnly, string> names, IReadOnlyList<BankHolidaySource> sources) =>
        (Known, Names, Sources) = (known, names, sources);

    /// <summary>Those that ship.</summary>
    public static BankHolidays Shipped { get; } = Read();

    /// <summary>The days of which all bank holidays are known.</summary>
    public Period Known { get; }

    /// <summary>What each is called.</summary>
    public IReadOnlyDictionary<DateOnly, string> Names { get; }

    /// <summary>From where they were taken.</summary>
    public IReadOnlyList<BankHolidaySource> Sources { get; }

    private static BankHolidays Read()
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var file = new DeserializerBuilder()
            .WithNamingConvention(HyphenatedNamingConvention.Instance)
            .Build()
            .Deserialize<HolidayFile>(reader);
        return new BankHolidays(
            new Period(Day(file.First), Day(file.Last)),
            file.Days.ToDictionary(d => Day(d.Key), d => d.Value),
            [.. file.Sources.Select(s => new BankHolidaySource(s.Years, s.TakenFrom, s.Address, Day(s.CheckedOn), s.Verified))]
        );
    }

    private static DateOnly Day(string written) => DateOnly.ParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed class HolidayFile
    {
        public List<SourceLine> Sources { get; set; } = [];
        public string First { get; set; } = "";
        public string Last { get; set; } = "";
        public Dictionary<string, string> Days { get; set; } = [];
    }

    private sealed class SourceLine
    {
        public string Years { get; set; } = "";
        public string TakenFrom { get; set; } = "";
        public string Address { get; set; } = "";
        public string CheckedOn { get; set; } = "";
        public bool Verified { get; set; }
    }
}
