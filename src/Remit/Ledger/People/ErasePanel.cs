using Remit.Data.Erasure;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Ledger.People;

/// <summary>Leads from a person's page to erasing what tells of them; only for whoever may, and only today.</summary>
internal sealed class ErasePanel : IPanel
{
    public string Kind => ErasePage.Kind;

    public int Order => 100;

    public Task<Panel?> Load(Looking looking, RecordRef record) =>
        Task.FromResult(
            looking.IsNow && looking.Viewer.May(ErasePage.Permission) && looking.Viewer.Person != record.Id
                ? new Panel("erasing", "/Ledger/People/_Erase.cshtml", new MayBeErased(true))
                : null
        );
}

/// <summary>Whether whoever looks may erase the person.</summary>
internal sealed record MayBeErased(bool ByYou);
