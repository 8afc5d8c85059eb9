using System.Text;

namespace Coro.Engine.Sources;

/// <summary>Reads a pipe to its end and keeps only so much of it, so that no answer can fill the memory.</summary>
internal static class BoundedText
{
    /// <summary>Reads to the end.</summary>
    /// <param name="reader">The pipe.</param>
    /// <param name="limit">How many characters are kept.</param>
    /// <param name="exceeded">Called once when there is more.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<string> ReadAsync(
        TextReader reader, int limit, Action? exceeded, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var buffer = new char[16 * 1024];
        int count;
        while ((count = await reader.ReadAsync(buffer.AsMemory(), cancellationToken).ConfigureAwait(false)) > 0)
        {
            var room = limit - text.Length;
            text.Append(buffer, 0, Math.Min(count, room));
            if (count <= room || exceeded is null)
                continue;
            exceeded();
            exceeded = null;
        }

        return text.ToString();
    }
}
