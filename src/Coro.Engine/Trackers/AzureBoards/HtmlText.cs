using System.Net;
using System.Text.RegularExpressions;

namespace Coro.Engine.Trackers.AzureBoards;

/// <summary>What a work item's text says, which is HTML, as plain lines; pure.</summary>
internal static partial class HtmlText
{
    public static string Of(string? html)
    {
        if (string.IsNullOrWhiteSpace(html))
            return "";
        var text = Blanks().Replace(html, " ");
        text = Items().Replace(text, "\n- ");
        text = Headings().Replace(text, "\n\n## ");
        text = Ends().Replace(text, "\n");
        text = WebUtility.HtmlDecode(Tags().Replace(text, "")).Replace('\u00a0', ' ');
        return Gaps().Replace(string.Join('\n', text.Split('\n').Select(line => line.Trim())), "\n\n").Trim();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex("<li[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Items();

    [GeneratedRegex("<h[1-6][^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Headings();

    [GeneratedRegex("<br[^>]*>|</(p|div|li|ul|ol|h[1-6]|tr)>", RegexOptions.IgnoreCase)]
    private static partial Regex Ends();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex Gaps();
}
