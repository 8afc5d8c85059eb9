using System.Net;
using System.Text.Json;

namespace Coro.Engine.Web;

/// <summary>An answer that was read to its end.</summary>
internal sealed class ApiResponse : IDisposable
{
    private const int MostBytes = 16 * 1024 * 1024;
    private const int MostShown = 300;
    private readonly byte[] _body;

    private ApiResponse(HttpResponseMessage message, byte[] body) => (Message, _body) = (message, body);

    public HttpResponseMessage Message { get; }

    public HttpStatusCode Status => Message.StatusCode;

    /// <summary>Reads an answer; what is too large for one is an error.</summary>
    public static async Task<ApiResponse> ReadAsync(HttpResponseMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await message.Content.LoadIntoBufferAsync(MostBytes).WaitAsync(cancellationToken).ConfigureAwait(false);
            return new(message, await message.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            message.Dispose();
            throw;
        }
    }

    /// <summary>What it said; null: nothing.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public JsonElement? Json()
    {
        if (_body.AsSpan().TrimStart(" \t\r\n"u8).IsEmpty)
            return null;
        using var document = JsonDocument.Parse(_body);
        return document.RootElement.Clone();
    }

    /// <summary>Why a host refused, as far as it says so; null: it does not.</summary>
    public string? Complaint()
    {
        try
        {
            return Json() is { } json ? Shorten(Words(json)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public void Dispose() => Message.Dispose();

    // GitHub and Azure DevOps have a message, and GitHub details; Jira has lists of its own.
    private static string? Words(JsonElement json)
    {
        var parts = new List<string?> { json.Text("message") };
        parts.AddRange(json.Items("errors").Select(error => error.Text("message")));
        parts.AddRange(json.Items("errorMessages").Select(error => error.ValueKind == JsonValueKind.String ? error.GetString() : null));
        if (json.At("errors") is { ValueKind: JsonValueKind.Object } fields)
            parts.AddRange(fields.EnumerateObject().Select(field => field.Value.ValueKind == JsonValueKind.String ? $"{field.Name}: {field.Value.GetString()}" : null));
        var said = parts.Where(part => !string.IsNullOrWhiteSpace(part)).ToList();
        return said.Count == 0 ? null : string.Join("; ", said);
    }

    private static string? Shorten(string? text) => text?.Length > MostShown ? text[..MostShown] + " …" : text;
}
