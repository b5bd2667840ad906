using Microsoft.EntityFrameworkCore;
using Remit.Checks;
using Remit.Data;
using Remit.Editing;
using Remit.Intake;
using Remit.Kernel;
using Remit.Structure.Areas;
using Remit.Structure.Arrangements;
using Remit.Structure.Bodies;
using Remit.Structure.Handover;
using Remit.Structure.Members;
using Remit.Structure.Organisations;
using Remit.Structure.Partnerships;
using Remit.Structure.Places;
using Remit.Structure.Posts;
using Remit.Structure.Programmes;
using Remit.Structure.Terms;
using Remit.Web;
using Remit.Web.Work;

namespace Remit.Structure;

/// <summary>Who the partners are, what meets, who sits where and who answers to whom.</summary>
internal static class StructureModule
{
    public static IServiceCollection AddStructure(this IServiceCollection services)
    {
        foreach (var shape in Shapes)
            services.AddSingleton(shape);
        foreach (var section in Policy)
            services.AddSingleton(section);
        foreach (var form in StructureForms.All)
            services.AddSingleton(form);
        return services
            .AddSingleton<FillFrame>(FillPartnership.Fill)
            .AddSingleton<ToolsOfAPage>(Rename)
            .AddSingleton<UsualSensitivity>(async db =>
                await db.All<Partnership>().Select(p => (Sensitivity?)p.DefaultSensitivity).FirstOrDefaultAsync()
                ?? Sensitivity.Partnership
            )
            .AddScoped<StructureLinks>()
            .AddSingleton<Arranging>()
            .AddSingleton<Publishing>()
            .AddSingleton(new RecordPage("edition", keys => StructureLinks.Edition(keys[0])))
            .AddSingleton(new RecordPage("partnership", _ => "/partnership"))
            .AddSingleton(new RecordPage("body", keys => $"/bodies/{keys[0]}"))
            .AddSingleton(new RecordPage("place", keys => $"/bodies/{keys[0]}"))
            .AddSingleton(new RecordPage("area", keys => $"/bodies/{keys[0]}"))
            .AddSingleton(new RecordPage("terms", keys => $"/bodies/{keys[0]}/terms/{keys[1]}"))
            .AddSingleton(new RecordPage("local-area", keys => $"/areas/{keys[0]}"))
            .AddSingleton(new RecordPage("quorum-rule", keys => $"/bodies/{keys[0]}/terms/{keys[1]}"))
            .AddSingleton(new RecordPage("organisation", keys => $"/organisations/{keys[0]}"))
            .AddSingleton(new RecordPage("person", keys => $"/people/{keys[0]}"))
            .AddSingleton(new RecordPage("post", keys => $"/posts/{keys[0]}"))
            .AddSingleton(new MenuEntry("Home", "/", 0))
            .AddSingleton(new MenuEntry("Who deals with…?", "/who-deals-with", 5))
            .AddSingleton(
                new MenuEntry(
                    "Structure",
                    "/structure",
                    10,
                    "/bodies",
                    "/areas",
                    "/organisations",
                    "/people",
                    "/posts",
                    "/members",
                    "/arrangements",
                    "/terms"
                )
            )
            .AddSingleton(new ResultPage("place", "Members of", keys => $"/bodies/{keys[0]}") { Of = "body" })
            .AddSingleton(
                new ResultPage("terms", "Terms of reference of", keys => $"/bodies/{keys[0]}/terms/{keys[1]}") { Of = "body" }
            )
            .AddSingleton(new ResultPage("body", "", keys => $"/bodies/{keys[0]}") { Of = "body" })
            .AddSingleton<IIntake, MembersIntake>()
            .AddSingleton<IIntake, TermsIntake>()
            .AddSingleton<IInvariant, NoTwoAppointmentsOverlap>()
            .AddSingleton<IInvariant, NobodyIsAppointedExOfficio>()
            .AddSingleton<IInvariant, EditionsStand>()
            .AddSingleton<IInvariant, NobodyJoinsAClosedBody>()
            .AddSingleton<IInvariant, NobodyChairsBecauseTheyChair>()
            .AddSingleton<IInvariant, NobodyAnswersToItself>()
            .AddSingleton<IInvariant, NoBodyTakesAnothersName>()
            .AddSingleton<IInvariant, SuccessionsGoOneWay>()
            .AddSingleton<IInvariant, FormerValuesDoNotOverlap>()
            .AddSingleton<IInvariant, NeighboursOwnWithUs>()
            .AddSingleton<IInvariant, AgreedTermsStand>()
            .AddSingleton<IInvariant, OthersAgreeTerms>()
            .AddSingleton<IInvariant, AgreedQuorumStands>()
            .AddSingleton<IInvariant, QuorumRulesFit>()
            .AddHandover()
            .AddScoped<IWorkSource, HeldWork>()
            .AddScoped<IWorkSource, TermsWork>()
            .AddSingleton<IInvariant, PowersBind>()
            .AddProgrammes()
            .AddStructureChecks();
    }

    private static IEnumerable<PageTool> Rename(IServiceProvider services, PageFrame frame) =>
        frame.Shows is { Kind: "body" or "organisation" } shown
        && services.GetRequiredService<OfferedForms>().ToChange(shown) is not null
            ? [new PageTool("Rename", StructureLinks.Rename(shown.Kind, shown.Path), frame.Title)]
            : [];

    private static IServiceCollection AddStructureChecks(this IServiceCollection services) =>
        services
            .AddSingleton<Check, AnswersToNobody>()
            .AddSingleton<Check, AnswersToSeveral>()
            .AddSingleton<Check, ScrutinisesWhomItAnswersTo>()
            .AddSingleton<Check, AgesOfGroups>()
            .AddSingleton<Check, TopicsWithoutOneLead>()
            .AddSingleton<Check, NoWorkOnTransitions>()
            .AddSingleton<Check, TaskWithoutEnd>()
            .AddSingleton<Check, TermsNotAgreed>()
            .AddSingleton<Check, NobodyChairs>()
            .AddSingleton<Check, PlacesStandEmpty>()
            .AddSingleton<Check, PartnersWithoutPlace>()
            .AddSingleton<Check, DecidesWithoutQuorum>()
            .AddSingleton<Check, BindsWithoutPower>()
            .AddSingleton<Check, RecordsContradict>();

    private static IEnumerable<PolicySection> Policy =>
        [
            new(
                "structure",
                "Bodies, places, posts and organisations",
                [.. Shapes.Select(s => s.Kind).Except(OfTheirOwn.SelectMany(s => s.Kinds))],
                PolicySection.OfABody
            ),
            .. OfTheirOwn,
        ];

    /// <summary>Of what others may do more, or others. People sit on many bodies and belong to none, so that any clerk may record one.</summary>
    private static IReadOnlyList<PolicySection> OfTheirOwn =>
        [
            EditionPolicy.Section,
            TermsForms.Policy,
            .. ProgrammesModule.Policy,
            new("people", "People and how to reach them", [Person.Shape.Kind], PolicySection.OfABody) { IsShared = true },
        ];

    private static IReadOnlyList<Shape> Shapes =>
        [
            Partnership.Shape,
            LocalArea.Shape,
            Organisation.Shape,
            OrganisationSuccession.Shape,
            Person.Shape,
            Post.Shape,
            Holding.Shape,
            FormerOrganisation.Shape,
            Body.Shape,
            FormerName.Shape,
            Line.Shape,
            Place.Shape,
            Appointment.Shape,
            Vacancy.Shape,
            Deputy.Shape,
            Power.Shape,
            AreaOfResponsibility.Shape,
            Succession.Shape,
            TermsOfReference.Shape,
            QuorumRule.Shape,
            Edition.Shape,
            WorkProgramme.Shape,
            ProgrammeItem.Shape,
            ProgressStatement.Shape,
        ];
}
