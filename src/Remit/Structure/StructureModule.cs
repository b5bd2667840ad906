using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Partnerships;
using Remit.Structure.Places;
using Remit.Structure.Posts;
using Remit.Structure.Terms;
using Remit.Web;

namespace Remit.Structure;

/// <summary>Who the partners are, what meets, who sits where and who answers to whom.</summary>
internal static class StructureModule
{
    public static IServiceCollection AddStructure(this IServiceCollection services)
    {
        foreach (var shape in Shapes)
            services.AddSingleton(shape);
        return services
            .AddSingleton<FillFrame>(FillPartnership.Fill)
            .AddScoped<StructureLinks>()
            .AddSingleton(new MenuEntry("Home", "/", 0))
            .AddSingleton(new MenuEntry("Structure", "/structure", 10, "/bodies", "/organisations", "/people", "/posts"))
            .AddSingleton<IInvariant, NoTwoAppointmentsOverlap>()
            .AddSingleton<IInvariant, NobodyIsAppointedExOfficio>()
            .AddSingleton<IInvariant, NobodyChairsBecauseTheyChair>()
            .AddSingleton<IInvariant, NobodyAnswersToItself>()
            .AddSingleton<IInvariant, SuccessionsGoOneWay>()
            .AddSingleton<IInvariant, AgreedTermsStand>();
    }

    private static IReadOnlyList<Shape> Shapes =>
        [
            Partnership.Shape,
            Organisation.Shape,
            Person.Shape,
            Post.Shape,
            Holding.Shape,
            Body.Shape,
            Line.Shape,
            Place.Shape,
            Appointment.Shape,
            Vacancy.Shape,
            Deputy.Shape,
            Power.Shape,
            AreaOfResponsibility.Shape,
            Succession.Shape,
            TermsOfReference.Shape,
        ];
}
