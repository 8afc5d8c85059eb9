using System.Text;

namespace Coro.Engine;

/// <summary>Makes text from a file fit for a message: short, one line, nothing that a terminal would act on.</summary>
internal static class Shown
{
    private const int Longest = 60;

    public static string Quote(string text)
    {
        var cut = text.Length > Longest;
        var shown = new StringBuilder("'");
        foreach (var c in text.AsSpan(0, cut ? Longest : text.Length))
        {
            if (char.IsControl(c) || char.IsSurrogate(c))
                shown.Append($"\\u{(int)c:x4}");
            else
                shown.Append(c);
        }

        return shown.Append(cut ? "…'" : "'").ToString();
    }
}
