using Remit.Checks;
using Remit.Data;
using Remit.Editing;
using Remit.Intake;
using Remit.Kernel;
using Remit.Responsibilities.Checking;
using Remit.Responsibilities.Concerns;
using Remit.Responsibilities.Duties;
using Remit.Responsibilities.Hollow;
using Remit.Responsibilities.Maps;
using Remit.Responsibilities.Panels;
using Remit.Responsibilities.Papers;
using Remit.Responsibilities.Positions;
using Remit.Responsibilities.Registers;
using Remit.Responsibilities.Reopened;
using Remit.Responsibilities.SignOffs;
using Remit.Responsibilities.Sources;
using Remit.Structure.Arrangements;
using Remit.Structure.Bodies;
using Remit.Structure.Handover;
using Remit.Structure.Posts;
using Remit.Web;
using Remit.Web.Work;

namespace Remit.Responsibilities;

/// <summary>What each holder must do, under what law, how it is met and what stands behind that.</summary>
internal static class ResponsibilitiesModule
{
    public static IServiceCollection AddResponsibilities(this IServiceCollection services)
    {
        foreach (var shape in Shapes)
            services.AddSingleton(shape);
        foreach (var page in RecordPages)
            services.AddSingleton(page);
        foreach (var form in ResponsibilityForms.All.Concat(DutyForms.All).Concat(ConcernForms.All))
            services.AddSingleton(form);
        return services
            .AddSingleton(
                new PolicySection(
                    "responsibilities",
                    "Responsibilities, positions and sources",
                    [
                        .. Shapes
                            .Select(s => s.Kind)
                            .Except(
                                [
                                    .. PositionRights.Section.Kinds,
                                    .. CarryForward.Kinds,
                                    .. ReportMadePolicy.Section.Kinds,
                                    .. ConcernPolicy.Section.Kinds,
                                ],
                                StringComparer.Ordinal
                            ),
                    ],
                    [
                        .. PolicySection.OfABody,
                        // Whoever chairs the body that holds a register keeps it as the holder of a post does.
                        .. PolicySection.Give(Relation.Chair, Sensitivity.Restricted, Verb.Write),
                        .. PolicySection.Give(Relation.PostHolder, Sensitivity.Partnership, Verb.Write, Verb.Publish),
                    ]
                )
            )
            .AddPositions()
            .AddCarryForward()
            .AddSingleton(ReportMadePolicy.Section)
            .AddSingleton(ConcernPolicy.Section)
            .AddScoped<ResponsibilitiesLinks>()
            .AddSingleton<IMeetingTie, DutiesAfterAMeeting>()
            .AddScoped<IWorkSource, RegistersWork>()
            .AddScoped<IWorkSource, DutiesWork>()
            .AddScoped<IWorkSource, DraftsWork>()
            .AddScoped<IWorkSource, ReopenedWork>()
            .AddScoped<IWorkSource, SignOffs.SignOffsWork>()
            .AddSingleton<Check, ReportsLate>()
            .AddSingleton<IInvariant, SentReportsStand>()
            .AddSingleton<IInvariant, CountsDoNotOverlap>()
            .AddSingleton<Sending>()
            .AddSingleton<Drafting>()
            .AddSingleton<IInvariant, OneDraftAReport>()
            .AddSingleton<FillFrame>(ConcernsLink.Fill)
            .AddSingleton<ReportsOwed>(ReportingDuties.Owed)
            .AddSingleton(
                new ResultPage("responsibility", "Register:", keys => ResponsibilitiesLinks.RegisterPath(keys[0]))
                {
                    Of = "register",
                }
            )
            .AddSingleton<IIntake, ResponsibilitiesIntake>()
            .AddSingleton<IPanel>(new HolderPanel<Body>("body"))
            .AddSingleton<IPanel>(new HolderPanel<Post>("post"))
            .AddSingleton(
                new MenuEntry(
                    "Responsibilities",
                    ResponsibilitiesLinks.Root,
                    20,
                    ResponsibilitiesLinks.SourcesRoot,
                    ResponsibilitiesLinks.DutiesRoot
                )
            )
            .AddSingleton<Legacy, DutiesLegacy>()
            .AddSingleton<Legacy, RegistersLegacy>()
            .AddSingleton<IInvariant, PartsStandUnderTheirLeadIn>()
            .AddSingleton<IInvariant, LeadInsAreNotRated>()
            .AddSingleton<IInvariant, PositionsAreNeverOverwritten>()
            .AddSingleton<IInvariant, PositionsSpeakOfTheirTime>()
            .AddSingleton<IInvariant, PartsStandInTheirSource>()
            .AddSingleton<IInvariant, StagesDoNotOverlap>();
    }

    /// <summary>What people record of how it is met: its rights and rules, sign-offs, and the checks of them.</summary>
    private static IServiceCollection AddPositions(this IServiceCollection services) =>
        services
            .AddSingleton(PositionRights.Section)
            .AddSingleton(ErasedDocuments.Beside)
            .AddSingleton<Attachments>()
            .AddSingleton<Signing>()
            .AddSingleton<IInvariant, TheHolderRecords>()
            .AddSingleton<IInvariant, OneDraftWaits>()
            .AddSingleton<IInvariant, EvidenceGoesNotInCircles>()
            .AddSingleton<IInvariant, AttachedFilesAreThere>()
            .AddSingleton<IInvariant, SignOffsStand>()
            .AddSingleton<IInvariant, OnlyTheHolderSigns>()
            .AddSingleton<Check, NobodyHolds>()
            .AddSingleton<Check, NothingSaid>()
            .AddSingleton<Check, WeakAccounts>()
            .AddSingleton<Check, SameWords>()
            .AddSingleton<Check, AssertionWithoutFact>();

    private static IReadOnlyList<Shape> Shapes =>
        [
            Source.Shape,
            Provision.Shape,
            Stage.Shape,
            Register.Shape,
            Responsibility.Shape,
            Position.Shape,
            Evidence.Shape,
            Delegation.Shape,
            ReportingDuty.Shape,
            Drafter.Shape,
            SignOff.Shape,
            HollowWords.Shape,
            SourceMap.Shape,
            MapEntry.Shape,
            Reopening.Shape,
            ReportMade.Shape,
            ReportDraft.Shape,
            SafeguardingContact.Shape,
            ConcernArrangement.Shape,
            ConcernCount.Shape,
        ];

    /// <summary>What has no page of its own is shown on the page of what holds it.</summary>
    private static IReadOnlyList<RecordPage> RecordPages =>
        [
            new("source", keys => ResponsibilitiesLinks.SourcePath(keys[0])),
            new("provision", keys => ResponsibilitiesLinks.SourcePath(keys[0])),
            new("stage", keys => ResponsibilitiesLinks.SourcePath(keys[0])),
            new("register", keys => ResponsibilitiesLinks.RegisterPath(keys[0])),
            new("responsibility", keys => ResponsibilitiesLinks.ResponsibilityPath(keys[0], keys[1])),
            new("position", keys => ResponsibilitiesLinks.ResponsibilityPath(keys[0], keys[1])),
            new("evidence", keys => ResponsibilitiesLinks.ResponsibilityPath(keys[0], keys[1])),
            new("delegation", keys => ResponsibilitiesLinks.ResponsibilityPath(keys[0], keys[1])),
            new("drafter", keys => ResponsibilitiesLinks.RegisterPath(keys[0])),
            new("sign-off", keys => ResponsibilitiesLinks.SignOffPath(keys[0], keys[1])),
            new("hollow-words", _ => ResponsibilitiesLinks.HollowWordsRoot),
            new("reporting-duty", keys => ResponsibilitiesLinks.DutyPath(keys[0])),
            new("report-draft", keys => ResponsibilitiesLinks.DutyPath(keys[0])),
            new("report-made", keys => ResponsibilitiesLinks.SentReportPath(keys[0])),
            new("concern-arrangement", keys => $"{ResponsibilitiesLinks.ConcernsRoot}#{keys[0]}"),
            new("concern-count", keys => $"{ResponsibilitiesLinks.ConcernsRoot}#{keys[0]}"),
            new("safeguarding-contact", _ => ResponsibilitiesLinks.ConcernsRoot),
        ];
}
