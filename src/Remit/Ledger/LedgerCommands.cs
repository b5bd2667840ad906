using System.CommandLine;
using Remit.Web.CommandLine;

namespace Remit.Ledger;

/// <summary>The verb <c>ledger</c>.</summary>
public static class LedgerCommands
{
    /// <summary><c>ledger verify</c>, <c>checkpoint</c>, <c>prove</c>, <c>check-proof</c>, <c>public-key</c>.</summary>
    public static Command Ledger(Opening opening) =>
        new("ledger", "Show that the log of changes was not changed itself") { CheckProof.Command() };
}
