using System.Text;
using PeerConnect.Contracts;
using PeerConnect.Hub.People.Staff;
using PeerConnect.Hub.Storage;

namespace PeerConnect.Hub.Tests.People;

/// <summary>User name, password and code: each needed, each code once, five wrong tries and the name is locked.</summary>
public sealed class Staff_sign_in
{
    private const string Password = "castillo-for-the-demo";

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1_111_111_109, "081804")]
    [InlineData(1_111_111_111, "050471")]
    [InlineData(1_234_567_890, "005924")]
    [InlineData(2_000_000_000, "279037")]
    public void Given_the_standards_test_seed_then_the_codes_are_the_standards(long seconds, string code) =>
        Assert.Equal(code, AuthenticatorCodes.CodeAt("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", seconds / 30));

    [Fact]
    public async Task Given_all_three_right_then_staff_are_signed_in_with_their_role()
    {
        await using var server = await TestServer.StartAsync();
        using var castillo = await server.SignInAsync("castillo");
        Assert.Equal([Role.Coordinator], castillo.SignedIn!.Me.Roles);
        Assert.False(castillo.SignedIn.Me.ConsentNeeded);
    }

    [Fact]
    public async Task Given_an_own_password_when_it_is_changed_then_the_old_one_is_asked_for_and_every_other_session_ends()
    {
        const string Another = "winter brass anchor";
        await using var server = await TestServer.StartAsync();
        using var here = await server.SignInAsync("castillo");
        using var elsewhere = await server.SignInAsync("castillo");
        Assert.Equal(RefusalCode.WrongCredentials, (await here.PutAsync<Done>("me/password", new ChangePassword("not the password", Another))).Refusal?.Code);
        foreach (var unfit in (string[])["short", Password, "r.castillo-was-here", new string('x', 129)])
        {
            Assert.Equal(RefusalCode.InvalidInput, (await here.PutAsync<Done>("me/password", new ChangePassword(Password, unfit))).Refusal?.Code);
        }

        TestCaller.Ok(await elsewhere.GetAsync<Me>("me"));
        TestCaller.Ok(await here.PutAsync<Done>("me/password", new ChangePassword(Password, Another)));
        TestCaller.Ok(await here.GetAsync<Me>("me"));
        Assert.Equal(RefusalCode.SignInNeeded, (await elsewhere.GetAsync<Me>("me")).Refusal?.Code);
        Assert.Equal(["password-changed-denied", "password-changed"], Acts.Of(server, $"person:{here.PersonId:D}", "password-changed", "password-changed-denied"));
        using var caller = server.Anonymous();
        Assert.Equal(RefusalCode.WrongCredentials, (await SignInAsync(caller, "r.castillo", Password, await server.DemoCodeAsync("castillo"))).Refusal?.Code);
        TestCaller.Ok(await SignInAsync(caller, "r.castillo", Another, await server.DemoCodeAsync("castillo")));

        // Whoever finds a desk open does not try passwords there for long; and who signs in with a PIN has none.
        for (var tries = 0; tries < 2; tries++)
        {
            await here.PutAsync<Done>("me/password", new ChangePassword("not the password", Another));
        }

        Assert.Equal(RefusalCode.LockedOut, (await here.PutAsync<Done>("me/password", new ChangePassword(Another, Password))).Refusal?.Code);
        Assert.Equal(3, Acts.Of(server, $"person:{here.PersonId:D}", "password-changed-denied").Count);
        using var marcus = await server.SignInAsync("marcus");
        Assert.Equal(RefusalCode.NotFound, (await marcus.PutAsync<Done>("me/password", new ChangePassword("480271", Another))).Refusal?.Code);
    }

    [Fact]
    public async Task Given_a_code_that_was_used_then_it_is_refused_and_so_is_an_earlier_one()
    {
        await using var server = await TestServer.StartAsync();
        using var caller = server.Anonymous();
        var earlier = await server.DemoCodeAsync("castillo");
        server.Clock.Advance(TimeSpan.FromSeconds(30));
        var code = await server.DemoCodeAsync("castillo");
        Assert.NotEqual(earlier, code);
        TestCaller.Ok(await SignInAsync(caller, "r.castillo", Password, code));
        Assert.Equal(RefusalCode.WrongCredentials, (await SignInAsync(caller, "r.castillo", Password, code)).Refusal?.Code);
        Assert.Equal(RefusalCode.WrongCredentials, (await SignInAsync(caller, "r.castillo", Password, earlier)).Refusal?.Code);
        TestCaller.Ok(await SignInAsync(caller, "r.castillo", Password, await server.DemoCodeAsync("castillo")));
    }

    [Fact]
    public async Task Given_one_code_sent_twice_at_once_then_one_signs_in()
    {
        await using var server = await TestServer.StartAsync();
        using var caller = server.Anonymous();
        var code = await server.DemoCodeAsync("castillo");
        var replies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SignInAsync(caller, "r.castillo", Password, code))).WaitAsync(TestServer.Patience);
        Assert.Equal(1, replies.Count(reply => reply.Ok is not null));
    }

    [Fact]
    public async Task Given_a_code_of_the_half_minute_before_then_it_is_taken_and_of_two_before_it_is_not()
    {
        await using var server = await TestServer.StartAsync();
        using var caller = server.Anonymous();
        var late = await server.DemoCodeAsync("castillo");
        server.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(RefusalCode.WrongCredentials, (await SignInAsync(caller, "r.castillo", Password, late)).Refusal?.Code);
        var justLate = await server.DemoCodeAsync("castillo");
        server.Clock.Advance(TimeSpan.FromSeconds(30));
        TestCaller.Ok(await SignInAsync(caller, "r.castillo", Password, justLate));
    }

    [Fact]
    public async Task Given_five_wrong_tries_in_fifteen_minutes_then_name_existing_or_not_is_locked_for_fifteen()
    {
        await using var server = await TestServer.StartAsync();
        using var caller = server.Anonymous();
        Assert.Equal(await FiveWrongAsync(server, caller, "r.castillo"), await FiveWrongAsync(server, caller, "nobody.here"));

        var locked = (await SignInAsync(caller, "r.castillo", Password, await server.DemoCodeAsync("castillo"))).Refusal!;
        Assert.Equal(RefusalCode.LockedOut, locked.Code);
        server.Clock.Advance(TimeSpan.FromMilliseconds(locked.RetryAfterMs!.Value) + TimeSpan.FromSeconds(1));
        TestCaller.Ok(await SignInAsync(caller, "r.castillo", Password, await server.DemoCodeAsync("castillo")));
        Assert.Equal(RefusalCode.WrongCredentials, (await SignInAsync(caller, "nobody.here", Password, "000000")).Refusal?.Code);
    }

    [Fact]
    public async Task Given_many_wrong_tries_at_once_then_each_counts_and_few_more_than_five_are_compared()
    {
        await using var server = await TestServer.StartAsync();
        using var caller = server.Anonymous();
        var replies = await Task.WhenAll(Enumerable.Range(0, 14).Select(_ => SignInAsync(caller, "r.castillo", "not the password", "000000")))
            .WaitAsync(TestServer.Patience);
        Assert.InRange(replies.Count(reply => reply.Refusal?.Code == RefusalCode.WrongCredentials), 4, 4 + Environment.ProcessorCount);
        Assert.Equal(RefusalCode.LockedOut, (await SignInAsync(caller, "r.castillo", Password, await server.DemoCodeAsync("castillo"))).Refusal?.Code);
    }

    [Fact]
    public async Task Given_four_wrong_tries_when_fifteen_minutes_have_passed_then_they_count_no_more()
    {
        await using var server = await TestServer.StartAsync();
        using var caller = server.Anonymous();
        for (var i = 0; i < 4; i++)
        {
            await SignInAsync(caller, "r.castillo", "not the password", "000000");
        }

        server.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(RefusalCode.WrongCredentials, (await SignInAsync(caller, "r.castillo", "not the password", "000000")).Refusal?.Code);
        TestCaller.Ok(await SignInAsync(caller, "r.castillo", Password, await server.DemoCodeAsync("castillo")));
    }

    [Fact]
    public async Task Given_a_locked_account_when_the_server_restarts_then_it_stays_locked()
    {
        await using var server = await TestServer.StartAsync();
        using (var caller = server.Anonymous())
        {
            await FiveWrongAsync(server, caller, "r.castillo");
        }

        await server.RestartAsync();
        using var later = server.Anonymous();
        Assert.Equal(RefusalCode.LockedOut, (await SignInAsync(later, "r.castillo", Password, await server.DemoCodeAsync("castillo"))).Refusal?.Code);
    }

    [Fact]
    public async Task Given_a_wrong_password_a_wrong_code_and_another_facility_then_the_answers_are_the_same()
    {
        await using var server = await TestServer.StartAsync();
        using var caller = server.Anonymous();
        var password = (await SignInAsync(caller, "r.castillo", "not the password", await server.DemoCodeAsync("castillo"))).Refusal;
        var code = (await SignInAsync(caller, "r.castillo", Password, "000000")).Refusal;
        var south = (await caller.PostAsync<SignedIn>("sign-in/staff", new StaffSignIn("south", "r.castillo", Password, await server.DemoCodeAsync("castillo")))).Refusal;
        var nobody = (await SignInAsync(caller, "nobody.here", Password, "000000")).Refusal;
        Assert.Equal(RefusalCode.WrongCredentials, password!.Code);
        Assert.Equal([password, password, password], [code, south, nobody]);
    }

    [Fact]
    public async Task Given_stored_accounts_then_no_seed_and_no_password_is_in_the_database_file()
    {
        await using var server = await TestServer.StartAsync();
        using var castillo = await server.SignInAsync("castillo");
        string seed;
        using (var scope = server.Scope())
        {
            var accounts = scope.ServiceProvider.GetService(typeof(Storage.People.StaffAccountStore)) as Storage.People.StaffAccountStore;
            using var db = server.Service<Store>().Read();
            seed = (await accounts!.GetAuthenticatorKeyAsync(db.Users.Single(user => user.UserName == "r.castillo"), CancellationToken.None))!;
        }

        Assert.Equal(32, seed.Length);
        foreach (var file in Directory.GetFiles(server.DataFolder, "peerconnect.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes);
            var text = Encoding.Latin1.GetString(bytes.ToArray());
            Assert.DoesNotContain(seed, text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Password, text, StringComparison.Ordinal);
            Assert.DoesNotContain(castillo.Token, text, StringComparison.Ordinal);
        }
    }

    private static async Task<string> FiveWrongAsync(TestServer server, TestCaller caller, string name)
    {
        var answers = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            var refusal = (await SignInAsync(caller, name, "not the password", "000000")).Refusal!;
            answers.Add($"{refusal.Code} {refusal.RetryAfterMs}");
        }

        Assert.Equal("LockedOut 900000", answers[5]);
        server.Clock.Advance(TimeSpan.FromSeconds(1));
        return string.Join(';', answers);
    }

    private static Task<Reply<SignedIn>> SignInAsync(TestCaller caller, string name, string password, string code) =>
        caller.PostAsync<SignedIn>("sign-in/staff", new StaffSignIn("north", name, password, code));
}
