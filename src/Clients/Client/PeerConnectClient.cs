using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PeerConnect.Contracts;

namespace PeerConnect.Client;

/// <summary>What a <see cref="PeerConnectClient"/> needs from its surroundings; every default is what a program on a desktop wants.</summary>
public sealed record PeerConnectClientOptions
{
    /// <summary>The clock of every delay and time stamp of this library.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Receives the library's few log lines: never texts, tokens or names.</summary>
    public ILoggerFactory Loggers { get; init; } = NullLoggerFactory.Instance;

    /// <summary>The token of an enrolled kiosk or tablet, where this is one.</summary>
    public string? DeviceToken { get; init; }

    /// <summary>
    /// Whether the session travels in the browser's cookie, which no script can read, instead of a token. Default: in a browser.
    /// </summary>
    public bool UseCookie { get; init; } = OperatingSystem.IsBrowser();

    /// <summary>Sends HTTP requests; null makes one. Not disposed by the client.</summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>Never prints the token.</summary>
    public override string ToString() => "PeerConnectClientOptions";
}

/// <summary>
/// One person's access to one PeerConnect server: signs in, and opens the live chat. The session's token travels in a header, never in an address.
/// </summary>
public sealed partial class PeerConnectClient : IDisposable
{
    private readonly PeerConnectClientOptions options;
    private readonly HttpClient http;

    /// <summary>Makes a client; nothing is sent yet.</summary>
    /// <param name="server">The server's address: https, or http on this machine itself.</param>
    /// <param name="options">Surroundings, or null for the defaults.</param>
    /// <exception cref="ArgumentException">The address would carry the token over a network unprotected.</exception>
    public PeerConnectClient(Uri server, PeerConnectClientOptions? options = null)
    {
        if (!server.IsAbsoluteUri || (server.Scheme != Uri.UriSchemeHttps && !(server.Scheme == Uri.UriSchemeHttp && server.IsLoopback)))
        {
            throw new ArgumentException("The server's address has to begin with https:// (http:// only on this machine itself).", nameof(server));
        }

        Server = server;
        this.options = options ?? new PeerConnectClientOptions();
        http = this.options.Handler is { } handler ? new HttpClient(handler, disposeHandler: false) : new HttpClient();
        http.BaseAddress = server;

        // Each call has a limit of its own, which counts for the body of the answer too.
        http.Timeout = Timeout.InfiniteTimeSpan;
        Calls = CallsFor(Believed);
        People = new PeopleApi(Calls);
        Staff = new StaffApi(Calls);
        Ends = new EndsApi(Calls);
        Approvals = new ApprovalsApi(Calls);
        Groups = new GroupsApi(Calls);
        Separations = new SeparationsApi(Calls);
        Cases = new CasesApi(Calls);
        PersonRequests = new PersonRequestsApi(Calls.Within(HttpCalls.Soon));
        Concerns = new ConcernsApi(Calls);
        Samples = new SamplesApi(Calls);
        Training = new TrainingApi(Calls);
        Hiding = new HidingApi(Calls);
        Policies = new PoliciesApi(Calls);
        Rosters = new RostersApi(Calls);
        Drills = new DrillsApi(Calls);
        Audit = new AuditApi(Calls);
        Keys = new KeysApi(Calls);
        Operations = new OperationsApi(Calls);
        Retention = new RetentionApi(Calls);
        Transparency = new TransparencyApi(Calls);
        Disclosures = new DisclosuresApi(Calls);
    }

    /// <summary>A request was refused because its session is over, or because the browser's cookie is somebody else's by now.</summary>
    public event EventHandler? SignInAsked;

    /// <summary>The server's address.</summary>
    public Uri Server { get; }

    /// <summary>The session in use, or null before sign-in.</summary>
    public SignedIn? Session => Credential.Current;

    /// <summary>People, roles, housing units, programmes and devices of one's facility.</summary>
    public PeopleApi People { get; }

    /// <summary>Staff accounts, and setting one up with a one-time code.</summary>
    public StaffApi Staff { get; }

    /// <summary>The disclosure policy: versions, drafts, signatures.</summary>
    public PoliciesApi Policies { get; }

    /// <summary>Transfer, release, death, merging of records.</summary>
    public EndsApi Ends { get; }

    /// <summary>Requests for pairings and group places.</summary>
    public ApprovalsApi Approvals { get; }

    /// <summary>Groups and pairs as staff run them.</summary>
    public GroupsApi Groups { get; }

    /// <summary>Keep-separate orders.</summary>
    public SeparationsApi Separations { get; }

    /// <summary>The work on cases.</summary>
    public CasesApi Cases { get; }

    /// <summary>Quiet messages that are read without a name.</summary>
    public SamplesApi Samples { get; }

    /// <summary>Own words that may teach the computer, and their second labels.</summary>
    public TrainingApi Training { get; }

    /// <summary>Asking for a person.</summary>
    public PersonRequestsApi PersonRequests { get; }

    /// <summary>Telling staff of somebody else.</summary>
    public ConcernsApi Concerns { get; }

    /// <summary>Whose messages one does not want to see.</summary>
    public HidingApi Hiding { get; }

    /// <summary>Duty rosters of one's facility.</summary>
    public RostersApi Rosters { get; }

    /// <summary>Drills of one's facility.</summary>
    public DrillsApi Drills { get; }

    /// <summary>The audit chain of one's facility.</summary>
    public AuditApi Audit { get; }

    /// <summary>How the server is, in numbers.</summary>
    public OperationsApi Operations { get; }

    /// <summary>The server's key-encryption keys.</summary>
    public KeysApi Keys { get; }

    /// <summary>Legal holds, and what was purged.</summary>
    public RetentionApi Retention { get; }

    /// <summary>Which of one's own messages staff read.</summary>
    public DisclosuresApi Disclosures { get; }

    /// <summary>What a quarter came to, and how a programme goes.</summary>
    public TransparencyApi Transparency { get; }

    internal HttpCalls Calls { get; }

    internal Credential Credential { get; } = new();

    internal TimeProvider Time => options.Time;

    internal ILoggerFactory Loggers => options.Loggers;

    /// <summary>Whom the calls with a browser's cookie are meant to be of: another tab may have signed in somebody else since. Null where the token says it.</summary>
    internal Guid? Believed(SignedIn? session) => options.UseCookie ? session?.Me.PersonId : null;

    /// <summary>Uses a session from an earlier sign-in.</summary>
    public void Resume(SignedIn session) => Credential.Set(session);

    /// <summary>Uses no session any more, for example because the server ended it; nothing is sent.</summary>
    public void Forget() => Credential.Set(null);

    /// <summary>Makes the live chat of the person signed in; subscribe to its events, then start it.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public ChatSession OpenChat(ChatSessionOptions? sessionOptions = null) => new(this, sessionOptions ?? new ChatSessionOptions());

    /// <summary>Makes the live feed of the staff member signed in; subscribe to its events, then start it.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public FeedSession OpenFeed(LinkOptions? options = null) => new(this, options ?? new LinkOptions());

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    internal IEnumerable<(string Name, string Value)> Headers(string? token, Guid? meant)
    {
        if (token is not null)
        {
            yield return ("Authorization", $"Bearer {token}");
        }
        else if (meant is { } person)
        {
            yield return (Protocol.PersonHeader, person.ToString("D"));
        }

        if (options.DeviceToken is { } device)
        {
            yield return (Protocol.DeviceHeader, device);
        }
    }

    /// <summary>Asks by an ordinary request; false when there is no answer.</summary>
    internal async Task<bool> SessionIsOverAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await MeAsync(cancellationToken).ConfigureAwait(false)).Refusal?.Code == RefusalCode.SignInNeeded;
        }
        catch (NotConnectedException)
        {
            return false;
        }
    }

    /// <summary>Calls that say of whom they are meant to be where a cookie decides it; null says nothing.</summary>
    private HttpCalls CallsFor(Func<SignedIn?, Guid?> meant) => new(http, () => Session, session => Headers(session?.Token, meant(session)), Over, Time, HttpCalls.Ordinary);

    private void Over(SignedIn? session)
    {
        // A cookie that is somebody else's comes back to nobody; where somebody signed in since it was asked, that is another session.
        if (!options.UseCookie || Credential.Forget(session))
        {
            SignInAsked?.Invoke(this, EventArgs.Empty);
        }
    }
}
