using System.Globalization;
using System.Text;

namespace Coro.Engine.Reporting.Report;

/// <summary>Puts text from outside into HTML, so that it is read as text wherever it stands: between tags or in an attribute.</summary>
internal static class Html
{
    public static string Text(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var html = new StringBuilder(text.Length + 8);
        foreach (var c in OneLine.Of(text))
        {
            _ = c switch
            {
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '"' => html.Append("&quot;"),
                '\'' => html.Append("&#39;"),
                _ => html.Append(c),
            };
        }

        return html.ToString();
    }

    /// <summary>A number for an attribute of SVG or CSS.</summary>
    public static string Number(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>The address of a file beside the page.</summary>
    public static string Address(string relativePath) =>
        Text(string.Join('/', relativePath.Split('/').Select(Uri.EscapeDataString)));

    /// <summary>A text that fits its place; the reader finds the rest in the title of the element.</summary>
    public static string Cut(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";
}
