using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Http.Json;
using PeerConnect.Contracts;
using PeerConnect.Hub.People.SignIn;
using PeerConnect.Hub.Storage;

namespace PeerConnect.Hub.Tests.People;

/// <summary>Number and PIN: right, wrong, unknown, suspended, given out by staff; by token and by cookie.</summary>
public sealed class A_resident_signs_in
{
    [Fact]
    public async Task Given_number_and_pin_in_any_case_then_the_person_is_signed_in()
    {
        await using var server = await TestServer.StartAsync();
        using var caller = server.Anonymous();
        var signedIn = TestCaller.Ok(await caller.PostAsync<SignedIn>("sign-in/resident", new ResidentSignIn(" North", "a39115 ", "390518")));
        Assert.Equal("Darnell Webb", signedIn.Me.Name);
        Assert.Equal([Role.Resident, Role.PeerSupporter], signedIn.Me.Roles);
        Assert.True(signedIn.Me.ConsentNeeded);
        Assert.Equal(server.Clock.GetUtcNow().AddHours(12), signedIn.EndsAt);
    }

    [Fact]
    public async Task Given_a_wrong_pin_an_unknown_number_and_a_suspended_person_then_the_answers_are_the_same_to_the_letter()
    {
        await using var server = await TestServer.StartAsync();
        using var castillo = await server.SignInAsync("castillo");
        using var marcus = await server.SignInAsync("marcus");
        using var ray = await server.SignInAsync("ray");
        TestCaller.Ok(await castillo.PutAsync<Done>($"people/{ray.PersonId}/suspension"));

        var wrong = await AnswerAsync(server, new ResidentSignIn("north", "A48207", "480272"));
        var unknown = await AnswerAsync(server, new ResidentSignIn("north", "A00000", "480271"));
        var nowhere = await AnswerAsync(server, new ResidentSignIn("west", "A48207", "480271"));
        var suspended = await AnswerAsync(server, new ResidentSignIn("north", "A31870", "713084"));
        var staff = await AnswerAsync(server, new ResidentSignIn("north", "r.castillo", "480271"));

        Assert.Equal(HttpStatusCode.Unauthorized, wrong.Status);
        Assert.Equal([wrong, wrong, wrong, wrong], [unknown, nowhere, suspended, staff]);
    }

    [Fact]
    public async Task Given_a_wrong_pin_and_an_unknown_number_then_each_try_costs_one_hash_and_one_audit_row()
    {
        await using var server = await TestServer.StartAsync();
        using var darnell = await server.SignInAsync("darnell");
        Assert.Equal((2, 2), await CostAsync(server, "A48207"));
        Assert.Equal((2, 2), await CostAsync(server, "A00000"));
    }

    [Fact]
    public async Task Given_a_pin_from_staff_then_only_an_own_new_one_signs_in_and_the_old_one_is_gone()
    {
        await using var server = await TestServer.StartAsync();
        using var castillo = await server.SignInAsync("castillo");
        using var marcus = await server.SignInAsync("marcus");
        var first = TestCaller.Ok(await castillo.PostAsync<FirstPin>($"people/{marcus.PersonId}/pin"));
        Assert.Equal(RefusalCode.SignInNeeded, (await marcus.GetAsync<Me>("me")).Refusal?.Code);

        using var caller = server.Anonymous();
        Assert.Equal(RefusalCode.WrongCredentials, (await SignInAsync(caller, "480271", null)).Refusal?.Code);
        Assert.Equal(RefusalCode.PinChangeNeeded, (await SignInAsync(caller, first.Pin, null)).Refusal?.Code);
        Assert.Equal(RefusalCode.InvalidInput, (await SignInAsync(caller, first.Pin, "123456")).Refusal?.Code);
        Assert.Equal(RefusalCode.InvalidInput, (await SignInAsync(caller, first.Pin, first.Pin)).Refusal?.Code);
        TestCaller.Ok(await SignInAsync(caller, first.Pin, "904817"));
        Assert.Equal(RefusalCode.WrongCredentials, (await SignInAsync(caller, first.Pin, "904818")).Refusal?.Code);
        TestCaller.Ok(await SignInAsync(caller, "904817", null));
    }

    [Fact]
    public async Task Given_an_own_pin_when_it_is_changed_then_the_old_one_is_asked_for_and_no_longer_signs_in_and_other_sessions_end()
    {
        await using var server = await TestServer.StartAsync();
        using var marcus = await server.SignInAsync("marcus");
        using var elsewhere = await server.SignInAsync("marcus");
        Assert.Equal(RefusalCode.WrongCredentials, (await marcus.PutAsync<Done>("me/pin", new ChangePin("480272", "904817"))).Refusal?.Code);
        Assert.Equal(RefusalCode.InvalidInput, (await marcus.PutAsync<Done>("me/pin", new ChangePin("480271", "111111"))).Refusal?.Code);
        TestCaller.Ok(await elsewhere.GetAsync<Me>("me"));
        TestCaller.Ok(await marcus.PutAsync<Done>("me/pin", new ChangePin("480271", "904817")));
        Assert.Equal(["pin-changed-denied", "pin-changed"], Acts.Of(server, $"person:{marcus.PersonId:D}", "pin-changed", "pin-changed-denied"));
        TestCaller.Ok(await marcus.GetAsync<Me>("me"));
        Assert.Equal(RefusalCode.SignInNeeded, (await elsewhere.GetAsync<Me>("me")).Refusal?.Code);
        using var caller = server.Anonymous();
        Assert.Equal(RefusalCode.WrongCredentials, (await SignInAsync(caller, "480271", null)).Refusal?.Code);
        TestCaller.Ok(await SignInAsync(caller, "904817", null));
    }

    [Fact]
    public async Task Given_another_language_when_it_is_chosen_then_what_the_server_wrote_before_is_in_it_too_and_each_change_is_recorded_once()
    {
        await using var server = await TestServer.StartAsync();
        using var marcus = await server.SignInAsync("marcus");
        var me = TestCaller.Ok(await marcus.GetAsync<Me>("me"));
        Assert.Equal(("en", "en"), (me.Language, TestCaller.Ok(await marcus.GetAsync<NoticeText>("notice")).Language));
        Assert.Equal(RefusalCode.InvalidInput, (await marcus.PutAsync<Done>("me/language", new ChooseLanguage("fr"))).Refusal?.Code);
        TestCaller.Ok(await marcus.PutAsync<Done>("me/language", new ChooseLanguage("es")));
        TestCaller.Ok(await marcus.PutAsync<Done>("me/language", new ChooseLanguage("es")));
        Assert.Equal("es", TestCaller.Ok(await marcus.GetAsync<Me>("me")).Language);
        Assert.Equal("es", TestCaller.Ok(await marcus.GetAsync<NoticeText>("notice")).Language);
        Assert.Single(Acts.Of(server, $"person:{me.PersonId:D}"), act => act == "language-chosen");
        Refusal? refusal = null;
        for (var again = 0; again < 40 && refusal is null; again++)
        {
            refusal = (await marcus.PutAsync<Done>("me/language", new ChooseLanguage(again % 2 == 0 ? "en" : "es"))).Refusal;
        }

        Assert.Equal(RefusalCode.TooFast, refusal?.Code);
    }

    [Fact]
    public async Task Given_a_change_of_the_hash_cost_then_the_next_sign_in_stores_the_new_one()
    {
        await using var server = await TestServer.StartAsync();
        var weak = PinHash(server);
        await using var stronger = await server.WithAsync("SignIn:HashMemoryMiB=9");
        using var first = await stronger.SignInAsync("marcus");
        using var second = await stronger.SignInAsync("marcus");
        Assert.Contains("m=8192,", weak, StringComparison.Ordinal);
        Assert.Contains("m=9216,", PinHash(stronger), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"facility":"north","number":"A48207","pin":"480271","admin":true}""")]
    [InlineData("""{"facility":"north","number":"A48207"}""")]
    [InlineData("""{"facility":"north","number":"A48207","pin":480271}""")]
    [InlineData("""{"facility":"north","number":"A48207","pin":null}""")]
    [InlineData("""{"facility":"north","number":"A48207","pin":"1","pin":"480271"}""")]
    [InlineData("[]")]
    [InlineData("{")]
    public async Task Given_a_body_that_is_not_the_contract_then_it_is_malformed_and_nothing_of_it_comes_back(string body)
    {
        await using var server = await TestServer.StartAsync();
        using var caller = server.Anonymous();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await caller.Http.PostAsync("/api/v1/sign-in/resident", content);
        var text = await response.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("\"Malformed\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("A48207", text, StringComparison.Ordinal);
        Assert.DoesNotContain("admin", text, StringComparison.Ordinal);
    }

    private static Task<Reply<SignedIn>> SignInAsync(TestCaller caller, string pin, string? newPin) =>
        caller.PostAsync<SignedIn>("sign-in/resident", new ResidentSignIn("north", "A48207", pin, newPin));

    private static async Task<(HttpStatusCode Status, string Body)> AnswerAsync(TestServer server, ResidentSignIn request)
    {
        using var caller = server.Anonymous();
        using var response = await caller.Http.PostAsJsonAsync("/api/v1/sign-in/resident", request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>The hashes and audit rows of two wrong tries.</summary>
    private static async Task<(int Hashes, int Rows)> CostAsync(TestServer server, string number)
    {
        var (hashes, rows) = (0, AuditRows(server));
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == SecretHashing.DurationName && instrument.Meter.Scope == server.Service<IMeterFactory>())
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => hashes++);
        listener.Start();
        using var caller = server.Anonymous();
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(
                RefusalCode.WrongCredentials, (await caller.PostAsync<SignedIn>("sign-in/resident", new ResidentSignIn("north", number, "480272"))).Refusal?.Code);
        }

        return (hashes, AuditRows(server) - rows);
    }

    private static int AuditRows(TestServer server)
    {
        using var db = server.Service<Store>().Read();
        return db.Audit.Count(row => row.Act == "sign-in-refused");
    }

    private static string PinHash(TestServer server)
    {
        using var db = server.Service<Store>().Read();
        return db.People.Single(row => row.Number == "A48207").PinHash!;
    }
}
