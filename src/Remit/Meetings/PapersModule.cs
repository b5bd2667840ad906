using Remit.Data;
using Remit.Meetings.Agendas;
using Remit.Meetings.Packs;
using Remit.Meetings.Papers;
using Remit.Web.Work;

namespace Remit.Meetings;

/// <summary>What reports, agendas and packs register.</summary>
internal static class PapersModule
{
    public static IServiceCollection AddPapers(this IServiceCollection services) =>
        services
            .AddScoped<PapersLinks>()
            .AddScoped<AgendaLinks>()
            .AddScoped<IWorkSource, ClearingWork>()
            .AddScoped<IWorkSource, SubmittedWork>()
            .AddSingleton(new Qpdf(Qpdf.Find()))
            .AddSingleton<PaperPdfs>()
            .AddSingleton<PackPdf>()
            .AddSingleton<IInvariant, PublishedNumbersStand>();
}
