using System.Text.RegularExpressions;
using PeerConnect.Contracts;
using PeerConnect.Hub.People.Staff;

namespace PeerConnect.Hub.Tests.People;

/// <summary>Sets up an empty server as its first administrator would.</summary>
internal static partial class SetUp
{
    public const string Password = "winter brass anchor";

    public static async Task<FacilityAdded> FirstFacilityAsync(TestServer server)
    {
        using var caller = server.Anonymous();
        var code = PrintedCode(server);
        var seed = TestCaller.Ok(await caller.PostAsync<AuthenticatorSeed>("set-up/authenticator", new BeginEnrolment(code))).Secret;
        return TestCaller.Ok(await caller.PostAsync<FacilityAdded>("set-up", Request(code, Code(server, seed))));
    }

    public static SetUpServer Request(string code, string authenticator, string facility = "east") =>
        new(code, new NewFacility(facility, "East County", "America/New_York"), "it.lead", "Ivy", "Tran", Password, authenticator);

    public static string Code(TestServer server, string seed) => AuthenticatorCodes.CodeAt(seed, server.Clock.GetUtcNow().ToUnixTimeSeconds() / 30);

    public static string PrintedCode(TestServer server) => CodeForm().Match(server.Printed) is { Success: true } match
        ? match.Value
        : throw new InvalidOperationException("No code was printed.");

    [GeneratedRegex("[2-9A-Z]{5}(-[2-9A-Z]{5}){3}")]
    public static partial Regex CodeForm();
}
