using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Coro.Engine.Web;

/// <summary>
/// Talks to the API of one host: waits where it is asked too often, tries again what failed in passing, and never sends a token elsewhere.
/// Its calls may run side by side.
/// </summary>
/// <param name="host">The host.</param>
/// <param name="http">What sends. It must not follow redirections.</param>
/// <param name="time">The clock.</param>
internal sealed class ApiClient(ApiHost host, HttpMessageInvoker http, TimeProvider time)
{
    private const int MostTries = 4;
    private const int MostRedirections = 3;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);

    /// <summary>Longer waits are left to the caller.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    private long _notBefore;

    public ApiHost Host => host;

    public TimeProvider Time => time;

    /// <summary>What sends the requests of all hosts, as long as nobody brings something else.</summary>
    public static HttpMessageInvoker Shared { get; } = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = TimeSpan.FromSeconds(15),
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        UseCookies = false,
    });

    /// <summary>Sends a request.</summary>
    /// <exception cref="ApiException">The host could not be asked, or refused.</exception>
    public async Task<ApiAnswer> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                RefuseBeforeTime();
                return await FollowAsync(request, cancellationToken).ConfigureAwait(false);
            }
            catch (ApiException problem) when (tried < MostTries && MayRepeat(request, problem) && Wait(problem, tried) is { } wait)
            {
                await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static bool MayRepeat(ApiRequest request, ApiException problem) => problem.IsPassing && (request.IsSafe || !problem.IsLost);

    // Null: too long to wait for here.
    private TimeSpan? Wait(ApiException problem, int tried)
    {
        if (problem.RetryAfter is not { } until)
            return FirstWait * Math.Pow(2, tried - 1);

        // It is a host's clock in seconds against ours.
        var wait = until - time.GetUtcNow() + FirstWait;
        return wait > LongestWait ? null : wait < FirstWait ? FirstWait : wait;
    }

    // What one request was told holds for all that go there.
    private void RefuseBeforeTime()
    {
        var until = new DateTimeOffset(Interlocked.Read(ref _notBefore), TimeSpan.Zero);
        if (until > time.GetUtcNow())
            throw new ApiException($"{host.Name} was asked too often; it is asked again at {until:HH:mm:ss} UTC") { RetryAfter = until, IsPassing = true };
    }

    private async Task<ApiAnswer> FollowAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        var address = AddressOf(request.Path, host.Base);
        for (var hop = 0; ; hop++)
        {
            using var response = await OnceAsync(request, address, cancellationToken).ConfigureAwait(false);
            if (response.Status is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.TemporaryRedirect
                    or HttpStatusCode.PermanentRedirect)
                || response.Message.Headers.Location is not { } location)
            {
                return Judge(response);
            }

            if (hop == MostRedirections || !request.IsSafe)
                throw new ApiException($"{host.Name} says that {address.AbsolutePath} has moved to {Shown.Quote(location.ToString())}; use the new address");
            address = AddressOf(location.ToString(), address);
        }
    }

    private Uri AddressOf(string path, Uri from)
    {
        var address = new Uri(from, path);
        return Uri.Compare(address, host.Base, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0
            ? address
            : throw new ApiException($"{host.Name} refers to {Shown.Quote(address.GetLeftPart(UriPartial.Authority))}, where its token must not be sent");
    }

    private async Task<ApiResponse> OnceAsync(ApiRequest request, Uri address, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(request.Method, address);
        foreach (var (name, value) in host.Headers)
            message.Headers.TryAddWithoutValidation(name, value);
        message.Headers.UserAgent.Add(new("coro", CoroVersion.Text.Split('+', '-')[0]));
        message.Headers.Authorization = host.Token.Header;
        if (request.ETag is { } etag)
            message.Headers.TryAddWithoutValidation("If-None-Match", etag);
        if (request.Body is { } body)
        {
            message.Content = new ByteArrayContent(body);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue(request.ContentType);
        }

        // A host's slowness is nothing that a test's clock could hurry on.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(host.Timeout);
        try
        {
            return await ApiResponse.ReadAsync(await http.SendAsync(message, limit.Token).ConfigureAwait(false), limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Gone($"{host.Name} did not answer within {host.Timeout.TotalSeconds:0} s", isLost: true);
        }
        catch (HttpRequestException problem)
        {
            var neverSent = problem.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;
            throw Gone($"{host.Name} ({host.Base.Host}) cannot be reached: {problem.Message}", !neverSent);
        }
        catch (IOException problem)
        {
            throw Gone($"the connection to {host.Name} broke: {problem.Message}", isLost: true);
        }
    }

    private ApiException Gone(string message, bool isLost) => new(Clean(message)) { IsPassing = true, IsLost = isLost };

    private ApiAnswer Judge(ApiResponse response)
    {
        var (status, headers) = (response.Status, response.Message.Headers);

        // Azure DevOps shows a page to sign in at, and calls that a success.
        if (status == HttpStatusCode.NotModified || ((int)status is >= 200 and < 300 && status != HttpStatusCode.NonAuthoritativeInformation))
        {
            var next = headers.TryGetValues("Link", out var links) ? LinkHeader.Next(links) : null;
            try
            {
                return new(status, response.Json(), headers.ETag?.ToString(), next);
            }
            catch (JsonException)
            {
                throw new ApiException($"{host.Name} answered what is no JSON; check its address ({host.Base})");
            }
        }

        var said = response.Complaint();
        if (RateLimits.IsRefusal(status, headers, said))
        {
            var until = RateLimits.Until(headers, time.GetUtcNow()) ?? time.GetUtcNow() + RateLimits.Unnamed;
            Interlocked.Exchange(ref _notBefore, until.UtcTicks);
            throw new ApiException(Clean($"{host.Name} was asked too often; it is asked again at {until.UtcDateTime:HH:mm:ss} UTC"))
            {
                Status = status,
                RetryAfter = until,
                IsPassing = true,
            };
        }

        var passing = (int)status >= 500 || status == HttpStatusCode.RequestTimeout;
        throw new ApiException(Clean($"{host.Name} answered {(int)status}{(said is null ? "" : $" ({said})")}{Remedy(status)}"))
        {
            Status = status,
            RetryAfter = passing ? RateLimits.Until(headers, time.GetUtcNow()) : null,
            IsPassing = passing,
            IsLost = passing,
        };
    }

    private string Remedy(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.NonAuthoritativeInformation or HttpStatusCode.Found => host.Token.IsSet
            ? $"; the token in {host.Token.Where} is not valid any more"
            : $"; set {host.Token.Where} to a token",
        HttpStatusCode.Forbidden or HttpStatusCode.NotFound => host.Token.IsSet
            ? $"; what is asked for is not there, or the token in {host.Token.Where} may not see it"
            : $"; what is asked for is not there, or needs a token in {host.Token.Where}",
        _ => "",
    };

    private string Clean(string text) => OneLine.Of(host.Token.Mask(text));
}
