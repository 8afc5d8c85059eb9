using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Coro;

/// <summary>
/// The rule for names of campaigns, children, steps, locks, lanes and contracts. A name becomes a folder or file name,
/// so what passes here is safe on every system: it cannot leave its folder, hide, or open a device.
/// </summary>
public static class Names
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaxLength = 64;

    /// <summary>Names are compared without regard to case, since some file systems do the same.</summary>
    public static StringComparer Comparer => StringComparer.OrdinalIgnoreCase;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    private static readonly HashSet<string> Devices = new(
        [
            "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
            "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Tells whether a text may be used as a name.</summary>
    /// <param name="name">The text.</param>
    /// <param name="reason">Why not, in words that follow "the name 'x' "; null when it may.</param>
    public static bool IsValid([NotNullWhen(true)] string? name, [NotNullWhen(false)] out string? reason)
    {
        reason = Objection(name);
        return reason is null;
    }

    private static string? Objection(string? name)
    {
        if (string.IsNullOrEmpty(name))
            return "is empty";
        if (name.Length > MaxLength)
            return $"has {name.Length} characters; at most {MaxLength} are allowed";
        var wrong = name.AsSpan().IndexOfAnyExcept(Allowed);
        if (wrong >= 0)
            return $"contains {Show(name[wrong])}; only A-Z, a-z, 0-9, '.', '_' and '-' are allowed";
        if (name[0] is '-' or '.')
            return $"starts with '{name[0]}'";
        if (name[^1] == '.')
            return "ends with '.'";

        // Windows opens the device for con.txt as well as for con.
        var dot = name.IndexOf('.');
        if ((dot < 0 ? name.Length : dot) is not (3 or 4))
            return null;
        var stem = name.Split('.', 2)[0];
        return Devices.Contains(stem) ? $"is the name of a device on Windows ('{stem}')" : null;
    }

    private static string Show(char c) => char.IsControl(c) || c > '~' ? $"the character U+{(int)c:X4}" : $"'{c}'";
}
