using System.Text.Json;
using PeerConnect.Contracts;
using PeerConnect.Hub.Audit;
using PeerConnect.Hub.Tests.BreakGlass;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Verification;

namespace PeerConnect.Hub.Tests.Exports;

/// <summary>A case leaves with two signatures, holds what the asker may see and no more, and any change of the file is found without the server.</summary>
public sealed class Exporting_a_case : IAsyncLifetime
{
    private const string Canary = GlassWorld.Canary;
    private GlassWorld glass = null!;

    public async ValueTask InitializeAsync() => glass = await GlassWorld.StartAsync();

    public ValueTask DisposeAsync() => glass.DisposeAsync();

    [Fact]
    public async Task Given_two_signatures_then_the_package_holds_the_case_with_others_under_pseudonyms_and_verifies_offline()
    {
        await glass.World.SayAsync(glass.World.Supporter, glass.World.Pair, $"what is it {Canary}");
        await glass.World.SayAsync("i cannot go on (s3)");
        var (asker, asked) = await AskAsync();
        Assert.Equal(RefusalCode.SecondPersonNeeded, (await asker.PackageAsync(asked)).Refusal?.Code);
        await GlassWorld.OpenAsync(asker, asked.CaseId);
        Assert.Equal(RefusalCode.SecondPersonNeeded, (await asker.SignAsync(asked)).Refusal?.Code);
        var signer = glass.World.WithoutFeed("colleague");
        Assert.Equal(RefusalCode.OpenFirst, (await signer.SignAsync(asked)).Refusal?.Code);
        Assert.Equal("the court's order emu", Assert.Single((await GlassWorld.OpenAsync(signer, asked.CaseId)).Exports!).Asked.Text);
        Assert.Equal(ExportState.Signed, GlassWorld.Ok(await signer.SignAsync(asked)).State);
        Assert.Equal(RefusalCode.AlreadyDecided, (await signer.SignAsync(asked)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await signer.PackageAsync(asked)).Refusal?.Code);

        var package = GlassWorld.Ok(await asker.PackageAsync(asked));
        var parts = package.Parts.ToDictionary(part => part.Name, part => part.Text);
        Assert.Equal(["case.json", "events.json", "messages.json"], parts.Keys.Order(StringComparer.Ordinal));
        Assert.Contains(Canary, parts["messages.json"], StringComparison.Ordinal);
        Assert.Contains(CaseWorld.ResidentName, parts["messages.json"], StringComparison.Ordinal);
        Assert.All(package.Parts, part => Assert.DoesNotContain(CaseWorld.SupporterName, part.Text, StringComparison.Ordinal));
        Assert.All(package.Parts, part => Assert.DoesNotContain("emu", part.Text, StringComparison.Ordinal));
        var manifest = JsonSerializer.Deserialize<CaseManifest>(package.Manifest, CasePackageVerifier.Json)!;
        Assert.Equal(
            (glass.World.Staff["clinician"].Key.PersonId, glass.World.Staff["colleague"].Key.PersonId, CasePurpose.LegalProcess),
            (manifest.AskedBy, manifest.SignedBy, manifest.Purpose));

        var key = glass.World.Hub.Service<AuditSigner>().PublicKey.PublicKey;
        Assert.Empty(CasePackageVerifier.Faults(package, key));
        var first = package.Parts[0];
        CasePackage[] forged =
        [
            package with { Parts = [first with { Text = first.Text + " " }, .. package.Parts.Skip(1)] },
            package with { Parts = [.. package.Parts.Skip(1)] },
            package with { Parts = [.. package.Parts, first] },
            package with { Parts = [.. package.Parts, new CasePart("more.txt", "x")] },
            package with { Manifest = package.Manifest.Replace("LegalProcess", "Care", StringComparison.Ordinal) },
            package with { Signature = new string('0', 128) },
        ];
        Assert.All(forged, other => Assert.NotEmpty(CasePackageVerifier.Faults(other, key)));
        Assert.NotEmpty(CasePackageVerifier.Faults(package, new string('1', 64)));

        Assert.Single(glass.World.Audit("case-export-asked"));
        Assert.Single(glass.World.Audit("case-export-signed"));
        Assert.Single(glass.World.Audit("case-exported"));
        Assert.Contains(CasePackageVerifier.Hash(package.Manifest), Assert.Single(glass.World.Audit("case-export-made")).Details, StringComparison.Ordinal);
        Assert.Equal(2, glass.World.Audit("case-exported-denied").Count);
    }

    [Fact]
    public async Task Given_others_are_to_be_named_then_they_are_and_in_a_programme_the_laws_notice_goes_with_it()
    {
        await glass.World.SayAsync(glass.World.Supporter, glass.World.Programme, "what is it");
        await glass.World.SayAsync(glass.World.Resident, glass.World.Programme, "i cannot go on (s3)");
        var (asker, asked) = await AskAsync(CasePurpose.Care, nameOthers: true);
        Assert.NotNull((await (await glass.ReaderAsync("colleague", asked.CaseId)).SignAsync(asked)).Ok);
        var parts = GlassWorld.Ok(await asker.PackageAsync(asked)).Parts.ToDictionary(part => part.Name, part => part.Text);
        Assert.Contains(CaseWorld.SupporterName, parts["messages.json"], StringComparison.Ordinal);
        Assert.Equal("42 CFR part 2 prohibits unauthorized use or disclosure of these records.", parts["notice.txt"]);
    }

    [Theory]
    [InlineData(CasePurpose.SafetyOfOthers, 1)]
    [InlineData(CasePurpose.LegalProcess, null)]
    public async Task Given_one_message_with_a_threat_and_a_cry_then_it_leaves_for_a_court_and_not_for_the_safety_of_others(CasePurpose purpose, int? left)
    {
        await glass.World.SayAsync($"i'll get marcus tonight and then hang myself {Canary} (v4) (s4)");
        await glass.World.SayAsync("and his friend too (v3)");
        await glass.SecondInSecurityAsync();
        var threat = glass.Case("Violence");
        var asker = await glass.ReaderAsync("security", threat, CasePurpose.SafetyOfOthers);
        var asked = GlassWorld.Ok(await asker.ExportAsync(threat, purpose, "why"));
        GlassWorld.Ok(await (await glass.ReaderAsync("officer of A", threat, CasePurpose.SafetyOfOthers)).SignAsync(asked));
        var package = GlassWorld.Ok(await asker.PackageAsync(asked));
        Assert.Equal(left is null, package.Parts.Any(part => part.Text.Contains(Canary, StringComparison.Ordinal)));
        Assert.Contains("and his friend too", package.Parts.Single(part => part.Name == "messages.json").Text, StringComparison.Ordinal);
        Assert.Equal(left, JsonSerializer.Deserialize<CaseManifest>(package.Manifest, CasePackageVerifier.Json)!.Left);
        Assert.Empty(CasePackageVerifier.Faults(package, glass.World.Hub.Service<AuditSigner>().PublicKey.PublicKey));
    }

    [Fact]
    public async Task Given_another_purpose_a_day_gone_or_somebody_who_may_not_then_nothing_leaves()
    {
        await glass.World.SayAsync("i cannot go on (s3)");
        var clinician = await glass.ReaderAsync("clinician", glass.Case());
        foreach (var other in new[] { CasePurpose.SafetyOfOthers, CasePurpose.Complaint, CasePurpose.Audit })
        {
            Assert.Equal(RefusalCode.InvalidInput, (await clinician.ExportAsync(glass.Case(), other, "why")).Refusal?.Code);
        }

        var (asker, asked) = await AskAsync();
        foreach (var other in new[] { "kin", "security", "coordinator", "auditor", "administrator", "foreign clinician" })
        {
            var console = glass.World.WithoutFeed(other);
            Assert.Equal(RefusalCode.NotFound, (await console.ExportAsync(glass.Case(), CasePurpose.LegalProcess, "why")).Refusal?.Code);
            Assert.Equal(RefusalCode.NotFound, (await console.SignAsync(asked)).Refusal?.Code);
            Assert.Equal(RefusalCode.NotFound, (await console.PackageAsync(asked)).Refusal?.Code);
        }

        var signer = await glass.ReaderAsync("colleague", asked.CaseId);
        await glass.World.ChangeAsync(transaction => transaction.Db.CaseExports.Single().EndsAt = transaction.Now);
        Assert.Equal(RefusalCode.NotPossible, (await signer.SignAsync(asked)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotPossible, (await asker.PackageAsync(asked)).Refusal?.Code);
        Assert.Empty(glass.World.Audit("case-exported"));
    }

    [Fact]
    public async Task Given_the_case_got_another_message_after_the_signature_then_it_has_to_be_asked_for_anew()
    {
        await glass.World.SayAsync("i cannot go on (s3)");
        var (asker, asked) = await AskAsync();
        Assert.NotNull((await (await glass.ReaderAsync("colleague", asked.CaseId)).SignAsync(asked)).Ok);
        Assert.NotNull((await asker.PackageAsync(asked)).Ok);
        glass.Pass(TimeSpan.FromSeconds(1));
        await glass.World.SayAsync("what the second person never read (s3)");
        Assert.Equal(RefusalCode.NotPossible, (await asker.PackageAsync(asked)).Refusal?.Code);
        Assert.Single(glass.World.Audit("case-export-made"));
    }

    [Fact]
    public async Task Given_a_line_after_it_a_referral_or_a_decision_since_it_was_asked_for_then_neither_is_it_signed_nor_does_it_leave()
    {
        await glass.World.SayAsync("i cannot go on (s3)");
        var (asker, asked) = await AskAsync();
        var signer = await glass.ReaderAsync("colleague", asked.CaseId);
        await glass.World.SayAsync(glass.World.Supporter, glass.World.Pair, "a line that nobody has read yet");
        Assert.Equal(RefusalCode.NotPossible, (await signer.SignAsync(asked)).Refusal?.Code);

        async Task<CaseExport> SignedAsync()
        {
            await GlassWorld.OpenAsync(asker, asked.CaseId);
            var anew = GlassWorld.Ok(await asker.ExportAsync(asked.CaseId, CasePurpose.LegalProcess, "the court's order emu"));
            await GlassWorld.OpenAsync(signer, asked.CaseId);
            return GlassWorld.Ok(await signer.SignAsync(anew));
        }

        var first = await SignedAsync();
        Assert.NotNull((await asker.PackageAsync(first)).Ok);
        GlassWorld.Ok(await asker.TakeAsync(asked.CaseId));
        GlassWorld.Ok(await asker.ReferAsync(asked.CaseId, CaseReferralKind.MentalHealth, "not agreed to leave"));
        Assert.Equal(RefusalCode.NotPossible, (await asker.PackageAsync(first)).Refusal?.Code);

        var second = await SignedAsync();
        GlassWorld.Ok(await asker.DecideAsync(asked.CaseId, CaseReason.NotMeant, FlagVerdict.False, "nor this note"));
        Assert.Equal(RefusalCode.NotPossible, (await asker.PackageAsync(second)).Refusal?.Code);
        Assert.Single(glass.World.Audit("case-export-made"));
    }

    [Fact]
    public async Task Given_somebody_reported_a_message_then_nothing_that_leaves_says_so_or_when_and_what_the_computer_saw_leaves_with_its_time()
    {
        var world = glass.World;
        var message = await world.SayAsync(world.Supporter, world.Programme, $"watch your back {Canary} (v1)");
        await ReportAsync(1, message);
        var opened = await GlassWorld.OpenAsync(world.WithoutFeed("colleague"), glass.Case("Violence"), CasePurpose.SafetyOfOthers);
        Assert.Contains(opened.Lines[0].Decisions, judged => judged.Source == "PeerReport");
        Assert.Equal(1, (opened.Case.OpenedAt - message.At).TotalMinutes);
        var reported = await PackageAsync();
        Assert.DoesNotContain("T19:07", string.Concat(reported.Values), StringComparison.Ordinal);
        Assert.Equal(0, Facts(reported).Case.Messages);
        Assert.False(Assert.Single(Lines(reported)).Flagged);

        // The computer finds the next one, and somebody reports that too.
        var second = await world.SayAsync(world.Supporter, world.Programme, "i will get you (v3)");
        await ReportAsync(3, second);
        var parts = await PackageAsync();
        var whole = string.Concat(parts.Values);
        Assert.Contains(Canary, whole, StringComparison.Ordinal);
        Assert.All(["T19:07", "T19:11", "T19:22", "T19:26", "report"], trace => Assert.DoesNotContain(trace, whole, StringComparison.OrdinalIgnoreCase));
        var lines = Lines(parts);
        Assert.Equal([(message.Sequence, false), (second.Sequence, true)], lines.Select(line => (line.Sequence, line.Flagged)));
        Assert.Equal(1, Facts(parts).Case.Messages);
        Assert.Empty(lines[0].Decisions);
        Assert.Empty(lines[0].Spans);
        Assert.Equal([("Model", 3, second.At)], lines.SelectMany(line => line.Decisions).Where(judged => judged.Severity > 0).Select(judged => (judged.Source, judged.Severity, judged.At)));

        // What the server did from the first report on stands with its day, what people did with its time.
        var events = JsonSerializer.Deserialize<List<CaseEvent>>(parts["events.json"], CasePackageVerifier.Json)!;
        Assert.Equal(["opened", "raised"], events.Where(one => one.Kind is "opened" or "raised").Select(one => one.Kind));
        Assert.All(events.Where(one => one.By is null), one => Assert.Equal(message.At.UtcDateTime.Date, one.At.UtcDateTime));
        Assert.Contains(events, one => one.Kind == "export-signed" && one.At.TimeOfDay > TimeSpan.Zero);

        static List<CaseLine> Lines(Dictionary<string, string> parts) => JsonSerializer.Deserialize<List<CaseLine>>(parts["messages.json"], CasePackageVerifier.Json)!;

        static OpenedCase Facts(Dictionary<string, string> parts) => JsonSerializer.Deserialize<OpenedCase>(parts["case.json"], CasePackageVerifier.Json)!;

        async Task ReportAsync(int minutes, MessageStored of)
        {
            glass.Pass(TimeSpan.FromMinutes(minutes));
            await using var resident = StaffConsole.WithoutFeed(world.Hub, world.Resident);
            var (status, body) = await resident.PostAsync(
                "api/v1/reports", JsonSerializer.Serialize(new { conversationId = world.Programme, entryId = of.EntryId, reason = "Threat" }));
            Assert.True(status == System.Net.HttpStatusCode.OK, body);
            glass.Pass(TimeSpan.FromMinutes(1));
        }

        async Task<Dictionary<string, string>> PackageAsync()
        {
            var caseId = glass.Case("Violence");
            var asker = await glass.ReaderAsync("clinician", caseId, CasePurpose.SafetyOfOthers);
            var asked = GlassWorld.Ok(await asker.ExportAsync(caseId, CasePurpose.LegalProcess, "the court's order emu", nameOthers: true));
            Assert.NotNull((await (await glass.ReaderAsync("colleague", caseId, CasePurpose.SafetyOfOthers)).SignAsync(asked)).Ok);
            return GlassWorld.Ok(await asker.PackageAsync(asked)).Parts.ToDictionary(part => part.Name, part => part.Text);
        }
    }

    private async Task<(StaffConsole Asker, CaseExport Asked)> AskAsync(CasePurpose purpose = CasePurpose.LegalProcess, bool nameOthers = false)
    {
        var asker = await glass.ReaderAsync("clinician", glass.Case());
        return (asker, GlassWorld.Ok(await asker.ExportAsync(glass.Case(), purpose, "the court's order emu", nameOthers)));
    }
}
