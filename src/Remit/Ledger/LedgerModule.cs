using Remit.Data.Erasure;
using Remit.Ledger.People;
using Remit.Web;

namespace Remit.Ledger;

/// <summary>Erasing people, on pages; everything else of the ledger is on the command line.</summary>
internal static class LedgerModule
{
    public static IServiceCollection AddLedger(this IServiceCollection services) =>
        services.AddSingleton(Erasing.Section).AddSingleton<IPanel, ErasePanel>();
}
