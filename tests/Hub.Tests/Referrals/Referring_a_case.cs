using System.Net;
using System.Text;
using System.Text.Json;
using PeerConnect.Contracts;
using PeerConnect.Hub.Referrals;
using PeerConnect.Hub.Tests.BreakGlass;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.Referrals;

/// <summary>Whoever has a case hands it on with a form to print, which holds what its reader may see and no more; who, when and why are on record.</summary>
public sealed class Referring_a_case : IAsyncLifetime
{
    private const string Canary = GlassWorld.Canary;
    private const string Why = "he needs a talk emu";
    private GlassWorld glass = null!;

    public async ValueTask InitializeAsync() => glass = await GlassWorld.StartAsync();

    public ValueTask DisposeAsync() => glass.DisposeAsync();

    [Fact]
    public async Task Given_whoever_has_the_case_then_the_referral_is_on_the_case_in_its_export_and_in_the_auditors_story_and_sealed()
    {
        await glass.World.SayAsync($"i cannot go on {Canary} (s3)");
        var caseId = glass.Case();
        var clinician = await HolderAsync("clinician", caseId);
        Assert.Equal(
            [CaseReferralKind.WatchForm, CaseReferralKind.MentalHealth, CaseReferralKind.Chaplaincy], (await GlassWorld.OpenAsync(clinician, caseId)).ReferTo!);
        var referral = GlassWorld.Ok(await clinician.ReferAsync(caseId, CaseReferralKind.MentalHealth, Why));
        Assert.Equal((caseId, CaseReferralKind.MentalHealth, "clinician Seed", null), (referral.CaseId, referral.Kind, referral.By, referral.Reason));

        var opened = await GlassWorld.OpenAsync(glass.World.WithoutFeed("colleague"), caseId);
        Assert.Equal(referral with { Reason = Why }, Assert.Single(opened.Referrals!));
        Assert.Contains(opened.Events, told => told is { Kind: "referred", By: "clinician Seed" });
        using (var db = glass.World.Store.Read())
        {
            Assert.DoesNotContain("emu", Encoding.UTF8.GetString(db.CaseReferrals.Single().SealedReason), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.OK, (await clinician.FormAsync(referral)).Status);
        var trail = GlassWorld.Ok(await glass.World.WithoutFeed("auditor").FollowAsync(caseId)).Steps.Where(step => step.Referral is not null).ToList();
        Assert.Equal([("case-referred", "clinician Seed"), ("case-form-opened", "clinician Seed")], trail.Select(step => (step.Act, step.By)));
        Assert.All(trail, step => Assert.Equal((CaseReferralKind.MentalHealth, Role.Clinician, CasePurpose.Care), (step.Referral!.Value, step.Role!.Value, step.Purpose!.Value)));

        var export = GlassWorld.Ok(await clinician.ExportAsync(caseId, CasePurpose.Care, "another clinic"));
        Assert.NotNull((await (await glass.ReaderAsync("colleague", caseId)).SignAsync(export)).Ok);
        var facts = GlassWorld.Ok(await clinician.PackageAsync(export)).Parts.Single(part => part.Name == "case.json").Text;
        using var read = JsonDocument.Parse(facts);
        Assert.Equal("MentalHealth", Assert.Single(read.RootElement.GetProperty("referrals").EnumerateArray()).GetProperty("kind").GetString());
        Assert.False(read.RootElement.TryGetProperty("referTo", out _));
    }

    [Fact]
    public async Task Given_somebody_without_the_case_then_nothing_is_referred_and_no_form_is_opened()
    {
        await glass.World.SayAsync("i cannot go on (s3)");
        var caseId = glass.Case();
        var clinician = await glass.ReaderAsync("clinician", caseId);
        Assert.Equal(RefusalCode.OpenFirst, (await clinician.ReferAsync(caseId, CaseReferralKind.MentalHealth, Why)).Refusal?.Code);
        Assert.NotNull((await clinician.TakeAsync(caseId)).Ok);
        var colleague = await glass.ReaderAsync("colleague", caseId);
        Assert.Equal(RefusalCode.TakenByOther, (await colleague.ReferAsync(caseId, CaseReferralKind.MentalHealth, Why)).Refusal?.Code);
        string[] others = ["kin", "security", "chaplain", "coordinator", "auditor", "administrator", "foreign clinician"];
        foreach (var other in others)
        {
            Assert.Equal(RefusalCode.NotFound, (await glass.World.WithoutFeed(other).ReferAsync(caseId, CaseReferralKind.MentalHealth, Why)).Refusal?.Code);
        }

        Assert.Empty(glass.World.Audit("case-referred"));
        var referral = GlassWorld.Ok(await clinician.ReferAsync(caseId, CaseReferralKind.MentalHealth, Why));
        foreach (var other in others)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await glass.World.WithoutFeed(other).FormAsync(referral)).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await clinician.FormAsync(referral with { ReferralId = Guid.CreateVersion7() })).Status);
        Assert.Empty(glass.World.Audit("case-form-opened"));
        Assert.Equal(HttpStatusCode.OK, (await clinician.FormAsync(referral)).Status);
        Assert.Single(glass.World.Audit("case-form-opened"));
    }

    [Fact]
    public async Task Given_whatever_was_written_then_the_form_escapes_it_runs_nothing_and_asks_nobody()
    {
        await glass.World.SayAsync("<script>alert('x')</script> <img src=\"//elsewhere\"> & (s4)");
        var caseId = glass.Case();
        var clinician = await HolderAsync("clinician", caseId);
        var referral = GlassWorld.Ok(await clinician.ReferAsync(caseId, CaseReferralKind.WatchForm, "</p><script>1</script>"));
        foreach (var (language, title) in ((string, string)[])[("en", "Referral: watch form"), ("es", "Derivaci&#xF3;n: formulario de vigilancia")])
        {
            var (status, headers, page) = await clinician.FormAsync(referral, language);
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.Contains($"<h1>{title}</h1>", page, StringComparison.Ordinal);
            Assert.Contains("&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;", page, StringComparison.Ordinal);
            Assert.Contains("&lt;/p&gt;&lt;script&gt;1&lt;/script&gt;", page, StringComparison.Ordinal);
            Assert.Contains(CaseWorld.ResidentName, page, StringComparison.Ordinal);
            Assert.Contains(CaseWorld.Cell, page, StringComparison.Ordinal);
            Assert.Contains("clinician Seed", page, StringComparison.Ordinal);
            Assert.DoesNotMatch("(?i)<(script|img|link|iframe|form|a)[ >]|https?:|url\\(|@import| on[a-z]+=", page);
            Assert.Matches("^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]+'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$", headers["Content-Security-Policy"]);
            Assert.Equal(("900;url=/staff", "same-origin"), (headers["Refresh"], headers["Cross-Origin-Opener-Policy"]));
            Assert.Equal(("text/html; charset=utf-8", "no-store", "nosniff"), (headers["Content-Type"], headers["Cache-Control"], headers["X-Content-Type-Options"]));
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await clinician.FormAsync(referral, "xx")).Status);
        Assert.Equal(2, glass.World.Audit("case-form-opened").Count);
    }

    [Fact]
    public async Task Given_a_role_without_names_then_its_form_has_none_and_self_harm_goes_into_no_record_of_incidents()
    {
        await glass.World.SayAsync($"i will get him {Canary} (v3)");
        await glass.World.SayAsync("i cannot go on (s3)");
        var threat = glass.Case("Violence");
        var security = await HolderAsync("security", threat, CasePurpose.SafetyOfOthers);
        var referral = GlassWorld.Ok(await security.ReferAsync(threat, CaseReferralKind.Incident, "for the record"));
        var page = (await security.FormAsync(referral)).Body;
        Assert.Contains(Canary, page, StringComparison.Ordinal);
        Assert.Contains("no name is shown to this role", page, StringComparison.Ordinal);
        Assert.DoesNotContain(CaseWorld.ResidentName, page, StringComparison.Ordinal);
        Assert.DoesNotContain(CaseWorld.Cell, page, StringComparison.Ordinal);
        Assert.Contains("Keep it where the records of incidents are kept.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("care records", page, StringComparison.Ordinal);
        var spanish = (await security.FormAsync(referral, "es")).Body;
        Assert.Contains("se guardan los registros de incidentes.", spanish, StringComparison.Ordinal);
        Assert.DoesNotContain("papeles de cuidado", spanish, StringComparison.Ordinal);

        var clinician = await HolderAsync("clinician", glass.Case());
        var refused = (await clinician.ReferAsync(glass.Case(), CaseReferralKind.Incident, Why)).Refusal!;
        Assert.Equal(RefusalCode.InvalidInput, refused.Code);
        Assert.Contains("WatchForm, MentalHealth, Chaplaincy", refused.Message, StringComparison.Ordinal);
        Assert.Equal(RefusalCode.InvalidInput, (await clinician.ReferAsync(glass.Case(), CaseReferralKind.Acct, Why)).Refusal?.Code);
        Assert.Equal(RefusalCode.InvalidInput, (await clinician.ReferAsync(glass.Case(), CaseReferralKind.WatchForm, " ")).Refusal?.Code);
    }

    [Fact]
    public async Task Given_one_message_with_a_threat_and_a_cry_then_the_record_of_incidents_gets_no_word_of_it_and_care_does()
    {
        await glass.World.SayAsync($"i'll get marcus tonight and then hang myself {Canary} (v4) (s4)");
        await glass.World.SayAsync("and his friend too (v3)");
        var threat = glass.Case("Violence");
        var security = await HolderAsync("security", threat, CasePurpose.SafetyOfOthers);
        Assert.Contains(Canary, security.Bytes, StringComparison.Ordinal);
        var page = (await security.FormAsync(GlassWorld.Ok(await security.ReferAsync(threat, CaseReferralKind.Incident, "for the record")))).Body;
        Assert.Contains("and his friend too", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, page, StringComparison.Ordinal);
        Assert.DoesNotContain("hang myself", page, StringComparison.Ordinal);
        Assert.Contains("1 message of the case is not on this form.", page, StringComparison.Ordinal);

        var care = (await security.FormAsync(GlassWorld.Ok(await security.ReferAsync(threat, CaseReferralKind.MentalHealth, Why)))).Body;
        Assert.Contains(Canary, care, StringComparison.Ordinal);
        Assert.DoesNotContain("not on this form", care, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_the_chaplaincy_then_its_form_has_the_reason_and_not_a_word_that_was_written()
    {
        await glass.World.SayAsync($"i cannot go on {Canary} (s3)");
        var clinician = await HolderAsync("clinician", glass.Case());
        var referral = GlassWorld.Ok(await clinician.ReferAsync(glass.Case(), CaseReferralKind.Chaplaincy, Why));
        var page = (await clinician.FormAsync(referral)).Body;
        Assert.Contains(Why, page, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, page, StringComparison.Ordinal);
        Assert.Contains("Keep it where the person&#x27;s care records are kept.", page, StringComparison.Ordinal);

        // What is left out stands under what was written, not under the reason.
        Assert.Matches(@"<h2>What was written</h2>\s*<p>1 message of the case is not on this form\.</p>", page);
        Assert.DoesNotContain("<ol>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_reason_of_several_lines_then_the_form_keeps_them()
    {
        await glass.World.SayAsync("i cannot go on (s3)");
        var clinician = await HolderAsync("clinician", glass.Case());
        var referral = GlassWorld.Ok(await clinician.ReferAsync(glass.Case(), CaseReferralKind.MentalHealth, "he does not sleep\nand eats alone"));
        var page = (await clinician.FormAsync(referral)).Body;
        Assert.Contains("<p class=\"why\" dir=\"auto\">he does not sleep&#xA;and eats alone</p>", page, StringComparison.Ordinal);
        Assert.Matches(@"[,}]\.why\{[^}]*white-space:pre-wrap", page);
    }

    [Fact]
    public async Task Given_a_substance_use_programme_then_it_stays_with_care_and_the_laws_notice_is_on_the_form()
    {
        await glass.World.SayAsync(glass.World.Resident, glass.World.Programme, "i cannot go on (s3)");
        var clinician = await HolderAsync("clinician", glass.Case());
        Assert.Equal([CaseReferralKind.WatchForm, CaseReferralKind.MentalHealth], (await GlassWorld.OpenAsync(clinician, glass.Case())).ReferTo!);
        Assert.Equal(RefusalCode.InvalidInput, (await clinician.ReferAsync(glass.Case(), CaseReferralKind.Chaplaincy, Why)).Refusal?.Code);
        var referral = GlassWorld.Ok(await clinician.ReferAsync(glass.Case(), CaseReferralKind.MentalHealth, Why));
        Assert.Contains("42 CFR part 2 prohibits", (await clinician.FormAsync(referral)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_time_before_which_nobody_goes_then_nothing_is_referred_until_then()
    {
        await glass.World.SayAsync("i cannot go on (s3)");
        var clinician = await HolderAsync("clinician", glass.Case());
        await glass.World.ChangeAsync(transaction => transaction.Db.Cases.Single().NotBefore = transaction.Now.AddMinutes(5));
        Assert.Equal(RefusalCode.NotPossible, (await clinician.ReferAsync(glass.Case(), CaseReferralKind.MentalHealth, Why)).Refusal?.Code);
        glass.Pass(TimeSpan.FromMinutes(5));
        Assert.NotNull((await clinician.ReferAsync(glass.Case(), CaseReferralKind.MentalHealth, Why)).Ok);
    }

    [Fact]
    public void Given_a_message_written_under_a_policy_that_offered_no_such_form_then_it_is_on_none()
    {
        var policies = new Dictionary<int, DisclosurePolicy> { [1] = PlainPolicy.Version1 with { Referrals = [] }, [2] = PlainPolicy.Version1 };
        bool May(CaseReferralKind kind, params int[] versions) => ReferralTerms.MayCarry(kind, Line(versions), version => policies[version]);
        Assert.True(May(CaseReferralKind.MentalHealth, 2));
        Assert.False(May(CaseReferralKind.MentalHealth, 1));
        Assert.False(May(CaseReferralKind.MentalHealth, 1, 2));
        Assert.False(May(CaseReferralKind.MentalHealth));
        Assert.False(May(CaseReferralKind.Acct, 2));
        Assert.False(May(CaseReferralKind.Chaplaincy, 2));
        Assert.False(ReferralTerms.MayCarry(CaseReferralKind.MentalHealth, Line(2) with { Flagged = false }, version => policies[version]));
    }

    private static CaseLine Line(params int[] versions) => new(
        1, DateTimeOffset.UnixEpoch, true, "Resident 7F", MemberRole.Member, null, "text", [], [.. versions.Select(version => new CaseJudgement("Model", "1", 3, .6, version, [], null, DateTimeOffset.UnixEpoch, false, false))]);

    private async Task<StaffConsole> HolderAsync(string staff, Guid caseId, CasePurpose purpose = CasePurpose.Care)
    {
        var console = await glass.ReaderAsync(staff, caseId, purpose);
        GlassWorld.Ok(await console.TakeAsync(caseId));
        return console;
    }
}
