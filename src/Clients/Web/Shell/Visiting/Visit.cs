using PeerConnect.Client;
using PeerConnect.Contracts;
using PeerConnect.Shell.Looking;
using PeerConnect.Shell.Texts;

namespace PeerConnect.Shell.Visiting;

/// <summary>Where a visit stands.</summary>
public enum VisitState
{
    /// <summary>Asking the server who is there.</summary>
    Starting,

    /// <summary>The server does not answer; it is asked again.</summary>
    Unreachable,

    /// <summary>Nobody is signed in.</summary>
    SignedOut,

    /// <summary>Somebody is.</summary>
    SignedIn,

    /// <summary>Somebody was, and the screen shows nothing any more; the server has not said yet that the session is over.</summary>
    Leaving,
}

/// <summary>One person's visit to the pages, from sign-in to sign-out. The session is in a cookie that no script can read; nothing else outlives the page.</summary>
public sealed class Visit
{
    // In place of a person: whoever it is.
    private static readonly Guid Unseen = Guid.Empty;
    private static readonly TimeSpan TryEvery = TimeSpan.FromSeconds(3);
    private readonly PeerConnectClient client;
    private readonly LookKeeper look;
    private readonly Voice voice;
    private readonly Browser browser;
    private readonly TimeProvider time;
    private bool looked;
    private bool leavesUnseen;

    public Visit(PeerConnectClient client, LookKeeper look, Voice voice, Browser browser, TimeProvider time)
    {
        (this.client, this.look, this.voice, this.browser, this.time) = (client, look, voice, browser, time);

        // Whatever was asked for: a page whose session is over, or is somebody else's by now, shows and sends nothing more.
        client.SignInAsked += (_, _) => Ended();
    }

    /// <summary>The state, or who is signed in, changed.</summary>
    public event Action? Changed;

    public PeerConnectClient Client => client;

    public VisitState State { get; private set; }

    /// <summary>Who is signed in.</summary>
    public Me? Me { get; private set; }

    /// <summary>The enrolled kiosk or tablet that this is; null on a personal device.</summary>
    public DeviceSelf? Device { get; private set; }

    /// <summary>Staff revoked this device: it has to be enrolled again.</summary>
    public bool DeviceRevoked { get; private set; }

    public IReadOnlyList<FacilityShown> Facilities { get; private set; } = [];

    /// <summary>After how long without anything done the server ends a session.</summary>
    public TimeSpan Idle { get; private set; } = TimeSpan.FromSeconds(Protocol.LongestIdleSeconds);

    /// <summary>When the session ends at the latest, whatever is done in it; null while nobody is signed in.</summary>
    public DateTimeOffset? EndsAt => State == VisitState.SignedIn ? client.Session?.EndsAt : null;

    /// <summary>Whether a sign-out waits for the server.</summary>
    public bool SignsOut { get; private set; }

    /// <summary>Finds out where this is and who is signed in; asks until the server answers.</summary>
    public async Task BeginAsync()
    {
        // Who signed out while there was no line may still be in the browser's cookie; in another tab somebody else may have signed in since.
        if (Guid.TryParse(await browser.AskAsync<string?>("whoLeaves"), out var personId))
        {
            SignsOut = leavesUnseen = personId == Unseen;
            await (leavesUnseen ? Task.CompletedTask : EndAsync(personId));
        }

        while (!await TryBeginAsync())
        {
            await WaitForLineAsync();
        }

        await voice.BeginAsync();
    }

    /// <summary>Somebody signed in.</summary>
    /// <returns>False where the browser did not keep the session: the next call would be nobody's.</returns>
    public async Task<bool> SignedInAsync(SignedIn begun)
    {
        if (await IsNobodysAsync())
        {
            return false;
        }

        // With a sign-in the server ended the session that the browser had before.
        await browser.CallAsync("left");
        Idle = TimeSpan.FromSeconds(begun.IdleSeconds);
        await EnterAsync(begun.Me);
        return true;
    }

    /// <summary>Whether the browser kept no session. Without an answer it may have one: then somebody is signed in, whom the page has to show, to watch and to let out again.</summary>
    private async Task<bool> IsNobodysAsync()
    {
        try
        {
            return (await client.MeAsync()).Refusal?.Code == RefusalCode.SignInNeeded;
        }
        catch (NotConnectedException)
        {
            return false;
        }
    }

    /// <summary>The pages change their language, and the server writes in it from now on to whoever chats; to staff it writes nothing in words.</summary>
    public async Task SpeakAsync(Language language)
    {
        await look.ChooseAsync(look.Now with { Language = language });
        if (Me?.Roles.Any(role => role is Role.Resident or Role.PeerSupporter or Role.Facilitator) != true)
        {
            return;
        }

        try
        {
            if ((await client.ChooseLanguageAsync(new ChooseLanguage(language.Code()))).Ok is not null && Me is { } still)
            {
                Move(State, still with { Language = language.Code() });
            }
        }
        catch (NotConnectedException)
        {
            // The pages speak it all the same; pressed again when the line is back, the server hears it.
        }
    }

    /// <summary>The notice was accepted, or consent was taken back.</summary>
    public void Consented(bool given) => Move(State, Me! with { ConsentNeeded = !given });

    /// <summary>The server asks for consent before the next message.</summary>
    public void MustConsent() => Consented(given: false);

    /// <summary>The server ended the session.</summary>
    public void Ended()
    {
        if (State == VisitState.SignedIn)
        {
            client.Forget();
            Move(VisitState.SignedOut, null);
        }
    }

    /// <summary>Tells the server that somebody is there, because somebody did something.</summary>
    /// <returns>Whether it heard of it.</returns>
    public async Task<bool> StillHereAsync()
    {
        try
        {
            await client.MeAsync();
            return true;
        }
        catch (NotConnectedException)
        {
            // The banner says so; the session's own time goes on at the server.
            return false;
        }
    }

    /// <summary>Clears the screen, ends the session at the server and everything that this page holds in memory.</summary>
    public async Task SignOutAsync(string address)
    {
        await LeaveAsync();
        if (Device is not null)
        {
            await browser.CallAsync("forget");
        }

        await browser.LeaveAsync(address);
    }

    /// <summary>Ends the session at the server; the page stays, for what it may keep for the same person.</summary>
    public async Task LockAsync()
    {
        await LeaveAsync();
        Move(VisitState.SignedOut, null);
    }

    /// <summary>Signs out whoever the browser's cookie belongs to, while the server does not say who that is: as soon as it answers, and by no other page before that.</summary>
    public async Task SignOutUnseenAsync()
    {
        SignsOut = leavesUnseen = true;
        await browser.CallAsync("leaving", Mark(Unseen));
    }

    private async Task LeaveAsync()
    {
        var personId = Me?.PersonId;
        Move(VisitState.Leaving, null);
        if (personId is { } leaver)
        {
            await browser.CallAsync("leaving", Mark(leaver));

            // Not with the next page alone: without a line that one may not come for hours.
            await look.ForgetAsync();
            await EndAsync(leaver);
        }
    }

    /// <summary>Asks until the server has ended the session: before that, the browser's cookie would let the next person in as the last one.</summary>
    private async Task EndAsync(Guid personId)
    {
        SignsOut = true;
        while (!await TryEndAsync(personId))
        {
            await WaitForLineAsync();
        }

        SignsOut = leavesUnseen;
        await browser.CallAsync("left", Mark(personId));
    }

    private async Task<bool> TryEndAsync(Guid personId)
    {
        try
        {
            var reply = await client.SignOutAsync(personId);
            return reply.Ok is not null || reply.Refusal?.Code == RefusalCode.SignInNeeded;
        }
        catch (NotConnectedException)
        {
            return false;
        }
    }

    /// <summary>Ends the session that somebody left without the server saying whose it is.</summary>
    /// <param name="signedIn">Whose it is; null where there is none any more.</param>
    /// <returns>False where no answer came.</returns>
    private async Task<bool> TryEndUnseenAsync(Me? signedIn)
    {
        if (signedIn is not null)
        {
            if (!await TryEndAsync(signedIn.PersonId))
            {
                return false;
            }

            await browser.CallAsync("left", Mark(signedIn.PersonId));
        }

        SignsOut = leavesUnseen = false;
        await browser.CallAsync("left", Mark(Unseen));
        return true;
    }

    private static string Mark(Guid personId) => personId.ToString("D");

    private async Task WaitForLineAsync()
    {
        if (!looked)
        {
            looked = true;
            await look.BeginAsync(deviceIsShared: null);
        }

        Move(VisitState.Unreachable, null);
        await Task.Delay(TryEvery, time);
    }

    private async Task<bool> TryBeginAsync()
    {
        try
        {
            if ((await client.EnterAsync()).Ok is not { } entrance)
            {
                return false;
            }

            (Device, DeviceRevoked, Facilities) = (entrance.Device, entrance.DeviceRevoked, entrance.Facilities);
            Idle = TimeSpan.FromSeconds(entrance.IdleSeconds);
            FacilityTime.Use(Device?.TimeZone);
            looked = true;
            await look.BeginAsync(deviceIsShared: Device is not null);
            if (entrance.Me is { } me && !leavesUnseen)
            {
                await PrepareAsync(me);
            }

            // Asked after all that takes time: until the page is somebody's, whoever is there can still press the sign-out.
            if (leavesUnseen)
            {
                if (!await TryEndUnseenAsync(entrance.Me))
                {
                    return false;
                }

                await look.ForgetAsync();
                Move(VisitState.SignedOut, null);
            }
            else if (entrance.Me is { } here)
            {
                await ShowAsync(here);
            }
            else
            {
                Move(VisitState.SignedOut, null);
            }

            return true;
        }
        catch (NotConnectedException)
        {
            return false;
        }
    }

    private async Task EnterAsync(Me me)
    {
        await PrepareAsync(me);
        await ShowAsync(me);
    }

    private async Task PrepareAsync(Me me)
    {
        FacilityTime.Use(me.TimeZone);
        await look.PreferAsync(LanguageCode.Of(me.Language));
    }

    /// <summary>The page is that person's from here on: nothing is waited for before that.</summary>
    private async Task ShowAsync(Me me)
    {
        Move(VisitState.SignedIn, me);

        // Chosen by hand before the sign-in on a device of one's own: the server writes in it too, or a page would speak two languages.
        if (look.Language != LanguageCode.Of(me.Language))
        {
            await SpeakAsync(look.Language);
        }
    }

    private void Move(VisitState state, Me? me)
    {
        (State, Me) = (state, me);
        Changed?.Invoke();
    }
}
