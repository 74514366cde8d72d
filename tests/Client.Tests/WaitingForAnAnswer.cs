using System.Net;
using Microsoft.Extensions.Time.Testing;
using PeerConnect.Contracts;

namespace PeerConnect.Client.Tests;

/// <summary>A network that swallows what is sent says nothing: after a while the client does.</summary>
public sealed class WaitingForAnAnswer : IDisposable
{
    private readonly FakeTimeProvider time = new();
    private readonly SilentServer server = new();
    private readonly PeerConnectClient client;

    public WaitingForAnAnswer() => client = new PeerConnectClient(new Uri("http://localhost"), new PeerConnectClientOptions { Handler = server, Time = time });

    public void Dispose()
    {
        client.Dispose();
        server.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task given_no_answer_or_one_that_never_ends_then_whoever_needs_a_person_or_goes_to_one_hears_it_after_ten_seconds(bool begins)
    {
        server.Begins = begins;
        await LostAfterAsync(10, () => client.PersonRequests.AskAsync(new AskForPerson(RequestedPerson.Officer)));
        await LostAfterAsync(10, () => client.PersonRequests.OfferAsync());
        await LostAfterAsync(10, () => client.Cases.OnTheWayAsync(Guid.CreateVersion7()));
        await LostAfterAsync(10, () => client.Cases.CannotGoAsync(Guid.CreateVersion7()));
        await LostAfterAsync(10, () => client.Cases.FaceToFaceAsync(Guid.CreateVersion7()));
    }

    [Fact]
    public async Task given_no_answer_then_everybody_else_hears_it_after_half_a_minute_and_what_takes_the_server_long_is_waited_for()
    {
        await LostAfterAsync(30, () => client.MeAsync());
        await LostAfterAsync(300, () => client.Audit.VerifyAsync());
    }

    [Fact]
    public async Task given_a_download_that_began_then_it_may_take_as_long_as_it_takes()
    {
        server.Begins = true;
        var download = client.Audit.ExportAsync(Stream.Null);
        await Task.Yield();
        time.Advance(TimeSpan.FromHours(1));
        Assert.False(download.IsCompleted);
        server.Ends.SetResult();
        Assert.NotNull((await download.WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System)).Ok);
    }

    [Fact]
    public async Task given_whoever_asked_gives_up_then_that_is_no_lost_line()
    {
        using var given = new CancellationTokenSource();
        var asked = client.MeAsync(given.Token);
        await given.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
    }

    private async Task LostAfterAsync<T>(int seconds, Func<Task<Reply<T>>> ask)
        where T : class
    {
        var asked = ask();
        time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
        Assert.False(asked.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));
        await Assert.ThrowsAsync<NotConnectedException>(() => asked.WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System));
    }

    /// <summary>Takes what is sent and says nothing, or begins an answer and does not end it.</summary>
    private sealed class SilentServer : HttpMessageHandler
    {
        public bool Begins { get; set; }

        public TaskCompletionSource Ends { get; } = new();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (!Begins)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            }

            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new Unfinished(Ends.Task) };
        }
    }

    private sealed class Unfinished(Task ends) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => ends;

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) => ends.WaitAsync(cancellationToken);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
