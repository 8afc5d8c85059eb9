using System.Net;
using Coro.Engine.Web;
using Coro.Tests.Support;

namespace Coro.Tests.Web;

public sealed class ApiClientTests : IDisposable
{
    private readonly Handler _handler = new();
    private readonly ApiClient _client;

    public ApiClientTests() => _client = new(
        KnownHosts.GitHub(new("https://api.example.org/v3/"), new(ApiTokenScheme.Bearer, name => name == "SECOND" ? " secret " : "", "FIRST", "SECOND")),
        new(_handler),
        new LeapingTime());

    public void Dispose() => _handler.Dispose();

    [Fact]
    public async Task The_first_variable_that_is_set_holds_the_token()
    {
        _handler.Answer = _ => new(HttpStatusCode.NoContent);

        (await SendAsync("user")).Body.ShouldBeNull();

        var sent = _handler.Sent.ShouldHaveSingleItem();
        sent.RequestUri!.ToString().ShouldBe("https://api.example.org/v3/user");
        sent.Headers.Authorization!.ToString().ShouldBe("Bearer secret");
        sent.Headers.UserAgent.ToString().ShouldStartWith("coro/");
    }

    [Fact]
    public async Task What_has_moved_within_the_host_is_followed_with_the_token()
    {
        _handler.Answer = request => request.RequestUri!.AbsolutePath == "/v3/old"
            ? Moved("/v3/new")
            : new(HttpStatusCode.OK) { Content = new StringContent("{\"a\": 1}") };

        (await SendAsync("old")).Said.Number("a").ShouldBe(1);
        _handler.Sent.ShouldAllBe(request => request.Headers.Authorization != null);
    }

    [Theory]
    [InlineData("https://evil.example.org/v3/new")]
    [InlineData("http://api.example.org/v3/new")]
    [InlineData("https://api.example.org:444/v3/new")]
    public async Task A_token_is_never_sent_elsewhere(string elsewhere)
    {
        _handler.Answer = _ => Moved(elsewhere);

        (await Should.ThrowAsync<ApiException>(() => SendAsync("old"))).Message.ShouldContain("where its token must not be sent");
        _handler.Sent.Count.ShouldBe(1);
        await Should.ThrowAsync<ApiException>(() => SendAsync(elsewhere));
        _handler.Sent.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("https://ghe.example.org/api/v3", null)]
    [InlineData("http://127.0.0.1:8080/", null)]
    [InlineData("http://ghe.example.org/", "https://")]
    [InlineData("ghe.example.org", "no address")]
    public void A_token_goes_only_where_nobody_listens(string url, string? objection)
    {
        if (objection is null)
            ApiHost.Objection(url).ShouldBeNull();
        else
            ApiHost.Objection(url).ShouldNotBeNull().ShouldContain(objection);
    }

    [Fact]
    public async Task What_is_no_json_is_told_of()
    {
        _handler.Answer = _ => new(HttpStatusCode.OK) { Content = new StringContent("<html>") };

        (await Should.ThrowAsync<ApiException>(() => SendAsync("user"))).Message.ShouldContain("no JSON");
    }

    private static HttpResponseMessage Moved(string to)
    {
        var moved = new HttpResponseMessage(HttpStatusCode.MovedPermanently);
        moved.Headers.Location = new(to, UriKind.RelativeOrAbsolute);
        return moved;
    }

    private Task<ApiAnswer> SendAsync(string path) => _client.SendAsync(ApiRequest.Get(path), TestContext.Current.CancellationToken);

    private sealed class Handler : HttpMessageHandler
    {
        public Func<HttpRequestMessage, HttpResponseMessage> Answer { get; set; } = _ => throw new InvalidOperationException();

        public List<HttpRequestMessage> Sent { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Sent.Add(request);
            return Task.FromResult(Answer(request));
        }
    }
}
