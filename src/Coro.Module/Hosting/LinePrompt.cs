using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace Coro.Module.Hosting;

/// <summary>Asks for a line, the way the host asks.</summary>
internal static class LinePrompt
{
    /// <summary>Asks.</summary>
    /// <param name="cmdlet">Whose host is to ask.</param>
    /// <param name="caption">What it is about; empty: that was said.</param>
    /// <param name="message">What may be answered; empty: that was said.</param>
    /// <param name="name">A few words in front of the answer.</param>
    /// <param name="isSettled">Whether nobody needs an answer any more; null: somebody always does. Not every host can look meanwhile.</param>
    /// <returns>What was typed; null: the input has ended, or nobody needs an answer any more.</returns>
    /// <exception cref="PSInvalidOperationException">Nobody can be asked here.</exception>
    public static string? Ask(PSCmdlet cmdlet, string caption, string message, string name, Func<bool>? isSettled = null)
    {
        try
        {
            if (isSettled is not null && TypedLine.IsPossible(cmdlet.Host))
                return AskByKeys(cmdlet.Host.UI, caption, message, name, isSettled);

            var field = new FieldDescription(name);
            field.SetParameterType(typeof(string));
            var answers = cmdlet.Host.UI.Prompt(caption, message, new Collection<FieldDescription> { field });
            return answers is not null && answers.TryGetValue(name, out var answer) ? answer?.BaseObject as string : null;
        }
        catch (Exception e) when (e is HostException or NotImplementedException or NullReferenceException)
        {
            // The last is what PowerShell's own console throws when its input has ended.
            throw new PSInvalidOperationException(e.Message, e);
        }
    }

    // It looks as the console's own prompt does.
    private static string? AskByKeys(PSHostUserInterface ui, string caption, string message, string name, Func<bool> isSettled)
    {
        ui.WriteLine();
        foreach (var text in new[] { caption, message }.Where(text => text.Length > 0))
            ui.WriteLine(text);
        ui.Write($"{name}: ");
        return new TypedLine(ui).Read(isSettled);
    }
}
