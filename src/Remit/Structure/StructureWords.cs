using Remit.Kernel;
using Remit.Structure.Areas;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Structure.Terms;

namespace Remit.Structure;

/// <summary>What the choices are called on screen (glossary).</summary>
public static class StructureWords
{
    /// <summary>Over the bodies of which no line says to whom they answer.</summary>
    internal const string AnswersToNobodyRecorded = "To whom these answer is not recorded";

    /// <summary>Over the bodies that are not the partnership's own.</summary>
    internal const string OutsideThePartnership = "Outside the partnership";

    public static string OnScreen(this BodyKind kind) =>
        kind switch
        {
            BodyKind.SafeguardingBoard => "Safeguarding board",
            BodyKind.AgeGroup => "Age group",
            BodyKind.LocalGroup => "Local group",
            BodyKind.WorkingGroup => "Working group",
            BodyKind.ScrutinyCommittee => "Scrutiny committee",
            BodyKind.CouncilCommittee => "Council committee",
            BodyKind.StrategicPartnership => "Strategic partnership",
            BodyKind.ManagementTeam => "Management team",
            BodyKind.Other => "Body",
            BodyKind.Board or BodyKind.Executive or BodyKind.Council or BodyKind.Cabinet or BodyKind.Forum => kind.ToString(),
        };

    /// <summary>Several of a kind, inside a sentence: "age groups".</summary>
    public static string Plural(this BodyKind kind) =>
        kind switch
        {
            BodyKind.Cabinet => "cabinets",
            BodyKind.Other => "other bodies",
            _ => Plural(kind.OnScreen().ToLowerInvariant()),
        };

    /// <summary>"Chair: Gareth Williams", "Co-chair vacant", "Chair: Lesley Hagger (interim)".</summary>
    public static string ChairInWords(this Seat chair) =>
        chair.State switch
        {
            SeatState.Vacant => $"{chair.Role.OnScreen()} vacant",
            SeatState.NotRecorded => $"{chair.Role.OnScreen()} not recorded",
            SeatState.Appointed or SeatState.ExOfficio =>
                $"{chair.Role.OnScreen()}: {string.Join(", ", chair.Holders.Select(h => h.Name))}{(chair.Interim ? " (interim)" : "")}",
        };

    private static string Plural(string word) => word.EndsWith('y') ? $"{word[..^1]}ies" : $"{word}s";

    public static string OnScreen(this Duration duration) =>
        duration switch
        {
            Duration.Standing => "Standing",
            Duration.ShortLife => "Task and finish",
        };

    public static string OnScreen(this Deciding deciding) =>
        deciding switch
        {
            Deciding.DecisionMaking => "Makes decisions",
            Deciding.Advisory => "Advises",
        };

    public static string OnScreen(this BodyState state) =>
        state switch
        {
            BodyState.NotYet => "Not yet there",
            BodyState.Proposed => "Proposed",
            BodyState.Established => "Established",
            BodyState.Closed => "Closed",
        };

    /// <summary>The state's colour; the word stands beside it.</summary>
    public static string Colour(this BodyState state) =>
        state switch
        {
            BodyState.Proposed => "yellow",
            BodyState.Established => "green",
            BodyState.NotYet or BodyState.Closed => "grey",
        };

    public static string OnScreen(this TermsState state) => state.ToString();

    /// <summary>The state's colour; the word stands beside it.</summary>
    internal static string Colour(this TermsState state) =>
        state switch
        {
            TermsState.Draft or TermsState.Superseded or TermsState.Withdrawn => "grey",
            TermsState.Proposed => "yellow",
            TermsState.Agreed => "green",
        };

    internal static string OnScreen(this PartChange change) =>
        change switch
        {
            PartChange.Same => "As before",
            PartChange.Changed => "Changed",
            PartChange.New => "New",
            PartChange.TakenOut => "Taken out",
        };

    internal static string Colour(this PartChange change) =>
        change switch
        {
            PartChange.Same => "grey",
            PartChange.Changed => "yellow",
            PartChange.New => "green",
            PartChange.TakenOut => "red",
        };

    /// <summary>"agreed by Executive on 1 April 2007, to be reviewed by 1 April 2008".</summary>
    internal static string InWords(this TermsLine terms) =>
        terms.State.OnScreen().ToLowerInvariant()
        + (terms.AgreedBy is null ? "" : $" by {terms.AgreedBy.Name}")
        + (terms.AgreedOn is { } on ? $" on {LondonDate.Words(on)}" : "")
        + (terms.ReviewOn is { } review ? $", to be reviewed by {LondonDate.Words(review)}" : "");

    public static string OnScreen(this PlaceRole role) =>
        role switch
        {
            PlaceRole.Chair => "Chair",
            PlaceRole.CoChair => "Co-chair",
            PlaceRole.DeputyChair => "Deputy chair",
            PlaceRole.Member => "Member",
        };

    /// <summary>What follows the place of a deputy who stands in for one meeting only: ", for the meeting on 12 September 2007".</summary>
    internal static string ForOneMeeting(DateOnly? on) => on is { } day ? $", for the meeting on {LondonDate.Words(day)}" : "";

    public static string OnScreen(this PlaceKind kind) =>
        kind switch
        {
            PlaceKind.Core => "Core",
            PlaceKind.NonExecutive => "Non-executive",
            PlaceKind.CoOpted => "Co-opted",
            PlaceKind.Lay => "Lay",
            PlaceKind.Adviser => "Adviser",
            PlaceKind.InAttendance => "In attendance",
            PlaceKind.Observer => "Observer",
            PlaceKind.Associate => "Associate",
        };

    /// <summary>"Chair", "Member, co-opted, advisory".</summary>
    internal static string RoleInWords(this Seat seat) =>
        seat.Role.OnScreen()
        + (seat.Kind is { } kind ? $", {kind.OnScreen().ToLowerInvariant()}" : "")
        + (seat.Vote == Vote.Advisory ? ", advisory" : "");

    public static string OnScreen(this Capacity capacity) =>
        capacity switch
        {
            Capacity.Binds => "Binds",
            Capacity.Represents => "Represents",
        };

    /// <summary>From the body at the line's start: "Accountable to".</summary>
    public static string Outward(this LineKind kind) =>
        kind switch
        {
            LineKind.AccountableTo => "Accountable to",
            LineKind.Scrutinises => "Scrutinises",
            LineKind.WorksWith => "Works with",
        };

    /// <summary>From the body at the line's end: "Answered to by".</summary>
    public static string Inward(this LineKind kind) =>
        kind switch
        {
            LineKind.AccountableTo => "Answered to by",
            LineKind.Scrutinises => "Scrutinised by",
            LineKind.WorksWith => "Works with",
        };

    public static string OnScreen(this LocalAreaKind kind) =>
        kind switch
        {
            LocalAreaKind.UnitaryAuthority => "Unitary authority",
            LocalAreaKind.MetropolitanDistrict => "Metropolitan district",
            LocalAreaKind.LondonBorough => "London borough",
            LocalAreaKind.LocalAuthorityArea => "Local authority area",
            LocalAreaKind.HealthArea => "Health area",
            LocalAreaKind.PoliceArea => "Police area",
            LocalAreaKind.Other => "Area",
            LocalAreaKind.Region
            or LocalAreaKind.County
            or LocalAreaKind.District
            or LocalAreaKind.Ward
            or LocalAreaKind.Parish
            or LocalAreaKind.Locality => kind.ToString(),
        };

    /// <summary>"Leicester", "Leicester and Rutland", "Derby, Leicester and Rutland".</summary>
    internal static string InARow(this IReadOnlyList<Named> names) => Texts.Listed(names.Select(n => n.Name));

    public static string OnScreen(this OrganisationKind kind) =>
        kind switch
        {
            OrganisationKind.CountyCouncil => "County council",
            OrganisationKind.UnitaryCouncil => "Unitary council",
            OrganisationKind.DistrictCouncil => "District council",
            OrganisationKind.Health => "Health",
            OrganisationKind.Police => "Police",
            OrganisationKind.EducationAndSkills => "Education and skills",
            OrganisationKind.CareersService => "Careers service",
            OrganisationKind.VoluntarySector => "Voluntary sector",
            OrganisationKind.Forum => "Forum",
            OrganisationKind.Government => "Government",
            OrganisationKind.Partnership => "Partnership",
            OrganisationKind.Other => "Organisation",
        };

    /// <summary>From the organisation that ends, before the name of what comes of it.</summary>
    internal static string Onward(this SuccessionHow how, bool isDone = true) =>
        how switch
        {
            SuccessionHow.Merged => isDone ? "Merged into" : "Is to merge into",
            SuccessionHow.Split => isDone ? "Split into" : "Is to split into",
            SuccessionHow.TookOver => isDone ? "Taken over by" : "Is to be taken over by",
        };

    /// <summary>From what comes of it, before the name of the organisation that ends.</summary>
    internal static string Backward(this SuccessionHow how, bool isDone) =>
        how switch
        {
            SuccessionHow.Merged => isDone ? "Came from the merger of" : "Is to come from the merger of",
            SuccessionHow.Split => isDone ? "Came from the split of" : "Is to come from the split of",
            SuccessionHow.TookOver => isDone ? "Took over" : "Is to take over",
        };

    /// <summary>"ages 5 to 13", "from before conception to age 5", "age 13 and over".</summary>
    public static string InWords(this AgeRange ages)
    {
        var last = ages.Last is { } year ? $"age {year}" : null;
        return ages.First switch
        {
            AgeRange.PreConception => last is null ? "from before conception" : $"from before conception to {last}",
            AgeRange.PreBirth => last is null ? "from before birth" : $"from before birth to {last}",
            var first when ages.Last is null => $"age {first} and over",
            var first when ages.Last == first => $"age {first}",
            var first => $"ages {first} to {ages.Last}",
        };
    }
}
