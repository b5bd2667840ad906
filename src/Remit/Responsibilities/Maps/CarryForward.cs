using Remit.Checks;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Responsibilities.LineOfSight;
using Remit.Responsibilities.Maps.Checking;
using Remit.Responsibilities.Reopened;
using Remit.Web;

namespace Remit.Responsibilities.Maps;

/// <summary>Maps and what they reopen: their rules, and who may do what with them.</summary>
internal static class CarryForward
{
    /// <summary>The kinds that have sections of their own in the policy.</summary>
    public static IReadOnlyList<string> Kinds => [SourceMap.Shape.Kind, MapEntry.Shape.Kind, Reopening.Shape.Kind];

    public static IServiceCollection AddCarryForward(this IServiceCollection services) =>
        services
            .AddSingleton(
                new PolicySection(
                    "maps",
                    "Maps from one source to a later one",
                    [SourceMap.Shape.Kind, MapEntry.Shape.Kind],
                    Maps
                )
            )
            .AddSingleton(
                new PolicySection("reopenings", "Responsibilities that are reopened", [Reopening.Shape.Kind], Reopenings)
            )
            .AddSingleton(new RecordPage("map", keys => ResponsibilitiesLinks.MapPath(keys[0])))
            .AddSingleton(new RecordPage("map-entry", keys => ResponsibilitiesLinks.MapPath(keys[0])))
            .AddSingleton(new RecordPage("reopening", keys => ResponsibilitiesLinks.ReopenedPath(keys[0], keys[1])))
            .AddSingleton(MapForm)
            .AddLineOfSight()
            .AddSingleton<TakingIntoUse>()
            .AddSingleton<Check, GuidanceNotCarriedForward>()
            .AddSingleton<Check, CitationsOutOfDate>()
            .AddSingleton<IInvariant, MapsFit>()
            .AddSingleton<IInvariant, MapsGoOneWay>()
            .AddSingleton<IInvariant, UsedEntriesStand>()
            .AddSingleton<IInvariant, SettledStaysSettled>();

    /// <summary>How what a map is called and how it was checked is changed once it is begun; what it says of each provision has its own pages.</summary>
    private static EditForm MapForm =>
        new EditForm<SourceMap>(SourceMap.Shape)
            .Part(
                "map",
                "The map",
                p =>
                    p.Ask("title", "Title", "What is the map called?", "For example “From the guidance of 2005 to that of 2013”.")
            )
            .Part(
                "checked",
                "How it was checked",
                p =>
                    p.Ask("checked-on", "Checked on", "On which day was it last held against the texts?")
                        .Ask("checked-by", "Checked by", "Who held it against them?", "A name or an office.")
                        .Ask(
                            "checked-against",
                            "Checked against",
                            "Against what?",
                            "An address, or words such as “both texts as printed”."
                        )
                        .Ask(
                            "unverified",
                            "Not verified",
                            "What could not be verified?",
                            "It is shown beside what the map says.",
                            lines: 3
                        )
            )
            .OnlyChanged();

    /// <summary>A map belongs to no body: whoever keeps the partnership's records keeps it, and takes it into use for all registers.</summary>
    private static IReadOnlyList<PolicyRow> Maps =>
        [
            .. PolicySection.Reading,
            .. PolicySection.Give(Relation.Manager, Sensitivity.Restricted, Verb.Write, Verb.Decide, Verb.Publish),
            .. PolicySection.Give(Relation.Operator, Sensitivity.Restricted, Verb.Write, Verb.Decide, Verb.Publish),
        ];

    /// <summary>Whoever holds the register settles what is reopened in it: the holder of the post, or who chairs or clerks the body.</summary>
    private static IReadOnlyList<PolicyRow> Reopenings =>
        [
            .. PolicySection.OfABody,
            .. PolicySection.Give(Relation.Chair, Sensitivity.Restricted, Verb.Write),
            .. PolicySection.Give(Relation.PostHolder, Sensitivity.Partnership, Verb.Write, Verb.Publish),
        ];
}
