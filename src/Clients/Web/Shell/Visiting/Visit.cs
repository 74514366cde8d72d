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
}

/// <summary>One person's visit to the pages, from sign-in to sign-out. The session is in a cookie that no script can read; nothing else outlives the page.</summary>
public sealed class Visit(PeerConnectClient client, LookKeeper look, Voice voice, Browser browser, TimeProvider time)
{
    private static readonly TimeSpan TryEvery = TimeSpan.FromSeconds(3);

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

    /// <summary>Finds out where this is and who is signed in; asks until the server answers.</summary>
    public async Task BeginAsync()
    {
        for (var tried = false; !await TryBeginAsync(); tried = true)
        {
            if (!tried)
            {
                await look.BeginAsync(deviceIsShared: true);
            }

            Move(VisitState.Unreachable, null);
            await Task.Delay(TryEvery, time);
        }

        await voice.BeginAsync();
    }

    public async Task SignedInAsync(Me me)
    {
        await look.PreferAsync(LanguageCode.Of(me.Language));
        Move(VisitState.SignedIn, me);
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
    public void Ended() => Move(VisitState.SignedOut, null);

    /// <summary>Tells the server that somebody is there, because somebody did something.</summary>
    public async Task StillHereAsync()
    {
        try
        {
            if ((await client.MeAsync()).Refusal?.Code == RefusalCode.SignInNeeded)
            {
                Ended();
            }
        }
        catch (NotConnectedException)
        {
            // The banner says so; the session's own time goes on at the server.
        }
    }

    /// <summary>Ends the session at the server and everything that this page holds in memory.</summary>
    public async Task SignOutAsync(string address)
    {
        await EndAsync();
        if (Device is not null)
        {
            await browser.CallAsync("forget");
        }

        await browser.LeaveAsync(address);
    }

    /// <summary>Ends the session at the server; the page stays, for what it may keep for the same person.</summary>
    public async Task LockAsync()
    {
        await EndAsync();
        Ended();
    }

    private async Task EndAsync()
    {
        try
        {
            await client.SignOutAsync();
        }
        catch (NotConnectedException)
        {
            // The server ends the session by itself when nobody uses it; the page forgets it in any case.
        }
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
            await look.BeginAsync(deviceIsShared: Device is not null);
            if (entrance.Me is { } me)
            {
                await SignedInAsync(me);
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

    private void Move(VisitState state, Me? me)
    {
        (State, Me) = (state, me);
        Changed?.Invoke();
    }
}
