using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Coro.Tests.Support.Apis;

/// <summary>
/// A small server on this machine. What answers is written from the documentation of the API that it stands for, and refuses what that
/// does not know. A test may have it misbehave in between.
/// </summary>
internal abstract class LoopbackServer : IDisposable
{
    private readonly HttpListener _listener;
    private readonly HashSet<string> _dropped = [];
    private readonly ConcurrentQueue<Mischief> _mischief = new();

    protected LoopbackServer()
    {
        _listener = Listen(out var port);
        Url = new($"http://127.0.0.1:{port}/");
        _ = ServeAsync();
    }

    public Uri Url { get; }

    /// <summary>The requests that came, each as <c>GET /path?query</c>.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>The status codes that were answered.</summary>
    public ConcurrentQueue<int> Answers { get; } = new();

    /// <summary>The next request that begins like this is refused, and nothing is done.</summary>
    public void Refuse(string beginning, int status, string body = "{}", params (string Name, string Value)[] headers) =>
        _mischief.Enqueue(new(beginning, status, body, headers));

    /// <summary>The next request that begins like this is carried out, but the connection drops before the answer.</summary>
    public void DropAfter(string beginning) => _mischief.Enqueue(new(beginning, 0, "", []));

    /// <summary>Whether the connection drops after each change that is carried out, the first time that it is asked for.</summary>
    public bool DropsChanges { get; set; }

    public int Count(string beginning) => Requests.Count(request => request.StartsWith(beginning, StringComparison.Ordinal));

    public void Dispose() => _listener.Close();

    /// <summary>Answers a request; one at a time.</summary>
    protected abstract ApiReply Answer(ApiCall call);

    private static HttpListener Listen(out int port)
    {
        for (var tried = 0; ; tried++)
        {
            using (var free = new TcpListener(IPAddress.Loopback, 0))
            {
                free.Start();
                port = ((IPEndPoint)free.LocalEndpoint).Port;
            }

            var listener = new HttpListener();
            listener.Prefixes.Add($"http://127.0.0.1:{port}/");
            try
            {
                listener.Start();
                return listener;
            }
            catch (HttpListenerException) when (tried < 20)
            {
                // Somebody else took it meanwhile.
            }
        }
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception problem) when (problem is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }

            using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
            var call = new ApiCall(context.Request, await reader.ReadToEndAsync());
            Requests.Enqueue(call.ToString());
            var mischief = _mischief.TryPeek(out var next) && call.ToString().StartsWith(next.Beginning, StringComparison.Ordinal) && _mischief.TryDequeue(out _)
                ? next : null;
            var reply = mischief is { Status: > 0 } ? new ApiReply(mischief.Status, JsonNode.Parse(mischief.Body)) { Headers = mischief.Headers } : Answer(call);
            Answers.Enqueue(reply.Status);
            await SendAsync(context.Response, reply, drops: mischief is { Status: 0 } || (DropsChanges && reply.Status < 300 && IsNewChange(call)));
        }
    }

    private bool IsNewChange(ApiCall call) =>
        call.Method != "GET" && !call.Path.EndsWith("/wiql", StringComparison.Ordinal) && _dropped.Add($"{call}\n{call.Body}");

    private static async Task SendAsync(HttpListenerResponse response, ApiReply reply, bool drops)
    {
        try
        {
            response.StatusCode = reply.Status;
            if (drops)
            {
                // Aborted before its head is out, it would be a complete answer that says nothing.
                response.ContentLength64 = 1000;
                await response.OutputStream.WriteAsync("{"u8.ToArray());
                await response.OutputStream.FlushAsync();
                response.Abort();
                return;
            }

            foreach (var (name, value) in reply.Headers)
                response.AddHeader(name, value);
            if (reply.Body is not null)
            {
                response.ContentType = "application/json; charset=utf-8";
                await response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(reply.Body.ToJsonString()));
            }

            response.Close();
        }
        catch (Exception problem) when (problem is HttpListenerException or ObjectDisposedException or IOException)
        {
            // Whoever asked has gone.
        }
    }

    private sealed record Mischief(string Beginning, int Status, string Body, (string Name, string Value)[] Headers);
}
