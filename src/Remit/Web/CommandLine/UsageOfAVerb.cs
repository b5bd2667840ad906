using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Remit.Web.CommandLine;

/// <summary>
/// The usage line of a verb under a verb that takes something itself: <c>import responsibilities FILE</c>, where the library would
/// write <c>import DIR|ZIP responsibilities FILE</c>.
/// </summary>
public static class UsageOfAVerb
{
    /// <summary>Leaves out of each verb's help what the verbs above it take.</summary>
    public static void LeavesOutWhatIsAbove(RootCommand root)
    {
        foreach (var help in root.Options.OfType<HelpOption>())
            help.Action = new Help((SynchronousCommandLineAction)help.Action!);
    }

    private sealed class Help(SynchronousCommandLineAction usual) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            for (var above = parseResult.CommandResult.Parent; above is not null; above = above.Parent)
                if (above is System.CommandLine.Parsing.CommandResult { Command: var command })
                    foreach (var argument in command.Arguments)
                        argument.Hidden = true;
            return usual.Invoke(parseResult);
        }
    }
}
