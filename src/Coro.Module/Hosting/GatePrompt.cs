using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace Coro.Module.Hosting;

/// <summary>Asks a gate's question the way PowerShell asks: choices with letters, and help for each.</summary>
internal static class GatePrompt
{
    private const string Leave = "leave";

    /// <summary>The answer; null: the person leaves the campaign here.</summary>
    public static GateAnswer? Ask(PSCmdlet cmdlet, Gate gate)
    {
        var choices = Choices(gate);
        int picked;
        try
        {
            picked = cmdlet.Host.UI.PromptForChoice(Caption(gate), gate.Question, choices, 0);
        }
        catch (Exception e) when (e is PSInvalidOperationException or HostException or NotImplementedException or NullReferenceException)
        {
            // The last is what PowerShell's own console throws when its input has ended.
            cmdlet.WriteWarning($"This host cannot ask ({e.Message}). Use -Headless, or answer beforehand with -Gate.");
            return null;
        }

        return picked < 0 || picked >= gate.Choices.Count ? null : new(gate.Choices[picked], Environment.UserName);
    }

    /// <summary>A gate's choices and one to leave, each with a letter of its own where there is one left.</summary>
    internal static Collection<ChoiceDescription> Choices(Gate gate)
    {
        var taken = new HashSet<char>();
        var choices = new Collection<ChoiceDescription>();
        foreach (var choice in gate.Choices)
            choices.Add(new(WithLetter(choice, taken), choice));
        if (!gate.Choices.Contains(Leave))
            choices.Add(new(WithLetter(Leave, taken), "Park the campaign here; Resume-Campaign goes on with it."));
        return choices;
    }

    private static string WithLetter(string choice, HashSet<char> taken)
    {
        for (var i = 0; i < choice.Length; i++)
        {
            if (char.IsAsciiLetter(choice[i]) && taken.Add(char.ToLowerInvariant(choice[i])))
                return choice.Insert(i, "&");
        }

        return choice;
    }

    private static string Caption(Gate gate) => gate.Child is null ? $"Gate {gate.Id}" : $"Gate {gate.Id}, child {gate.Child}";
}
