using PeerConnect.Contracts;
using PeerConnect.Hub.Classifying;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Classifying;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.People;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Gates;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.Classifying;

/// <summary>Gate, shadow, two signatures; and the way back.</summary>
public sealed class A_model_comes_into_force : IDisposable
{
    private const string Line = "i've decided. tonight i will kill myself, i have the rope ready. goodbye";
    private readonly string folder = Directory.CreateTempSubdirectory("peerconnect-candidate").FullName;

    [Fact]
    public async Task Given_two_signatures_then_it_judges_from_the_next_message_on_also_after_a_restart_and_one_person_goes_back()
    {
        var shipped = ShippedModel.Open().Model!.Version;
        var candidate = CandidateFile.Make(folder, CandidateFile.Deaf);
        await using var world = await StartAsync(candidate, candidate.Report(folder));
        await world.WriteUntilAsync(1, Line);
        var read = await world.ModelsAsync("adeyemi");
        Assert.Empty(read.Candidacy!.StillNeeded);
        var signature = new SignCandidate(candidate.Sha256, read.Candidacy.ReportSha256!);

        // One person is one, however often; and nobody signs what he did not read.
        Assert.Equal(new ModelSigned(1, false), TestCaller.Ok(await SignAsync(world, "adeyemi", signature)));
        Assert.Equal(new ModelSigned(1, false), TestCaller.Ok(await SignAsync(world, "adeyemi", signature)));
        Assert.Equal(RefusalCode.Conflict, (await SignAsync(world, "hughes", signature with { ReportSha256 = candidate.Sha256 })).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await SignAsync(world, "marcus", signature)).Refusal?.Code);
        Assert.Equal((1, true), (await world.ModelsAsync("adeyemi")).Candidacy is { } one ? (one.Signatures, one.OwnSignature) : default);
        Assert.Equal(shipped, await JudgedByAsync(world));

        Assert.Equal(new ModelSigned(2, true), TestCaller.Ok(await SignAsync(world, "hughes", signature)));
        Assert.Equal(candidate.Name, await JudgedByAsync(world));
        var begun = await world.ModelsAsync();
        Assert.Equal((candidate.Sha256, null, null), (begun.InForce!.Sha256, begun.Shadow, begun.CandidateRefusal));
        Assert.Equal((candidate.Sha256, false), (Assert.Single(begun.History).Model.Sha256, begun.History[0].WentBack));
        Assert.Equal(3, Acts.Of(world.Server, $"model:{candidate.Sha256}", "model-signed").Count);
        using (var db = world.Server.Service<Store>().Read())
        {
            var begins = db.Audit.Where(row => row.Act == "model-in-force" && row.Subject == $"model:{candidate.Sha256}").ToList();
            Assert.Equal(db.Facilities.Select(row => row.FacilityId).ToHashSet(), begins.Select(row => row.FacilityId).ToHashSet());
            Assert.All(begins, row => Assert.Contains(signature.ReportSha256, row.Details, StringComparison.Ordinal));
            Assert.Equal(2, db.Audit.Where(row => row.Act == "model-signed").ToList().Select(row => row.ActorId).Distinct().Count());
        }

        // The database holds it: the file may go.
        File.Move(candidate.Path, candidate.Path + ".away");
        await world.RestartAsync();
        Assert.Equal(candidate.Name, await JudgedByAsync(world));
        File.Move(candidate.Path + ".away", candidate.Path);

        Assert.Equal(RefusalCode.Conflict, (await BackAsync(world, ShippedModel.Sha256)).Refusal?.Code);
        TestCaller.Ok(await BackAsync(world, candidate.Sha256));
        Assert.Equal(shipped, await JudgedByAsync(world));
        Assert.Equal(["model-left-denied", "model-left"], Acts.Of(world.Server, $"model:{candidate.Sha256}", "model-left", "model-left-denied"));
        var back = await world.ModelsAsync();
        Assert.Equal((ShippedModel.Sha256, true), (back.InForce!.Sha256, back.History[0].WentBack));

        // What was signed once was for that time: it takes two again.
        Assert.Equal((0, false), back.Candidacy is { } again ? (again.Signatures, again.OwnSignature) : default);
        Assert.Equal(RefusalCode.NotPossible, (await BackAsync(world, ShippedModel.Sha256)).Refusal?.Code);
        await world.RestartAsync();
        Assert.Equal(shipped, await JudgedByAsync(world));
    }

    [Theory]
    [InlineData("none", 0, 0, "gate report is missing")]
    [InlineData("refused", 0, 0, "did not pass the gate")]
    [InlineData("forged", 0, 0, "does not follow from its own numbers")]
    [InlineData("of others", 0, 0, "about other files")]
    [InlineData("no report", 0, 0, "is no report")]
    [InlineData("empty", 0, 0, "is no report")]
    [InlineData("no path", 0, 0, "cannot be read")]
    [InlineData("passed", 1_000, 0, "It has judged 0 of 1000 messages")]
    [InlineData("passed", 0, 7, "from 2027-03-08 09:00 UTC on: 7 days after it was first tried")]
    public async Task Given_something_is_missing_then_nobody_can_sign_and_the_sentence_says_what(string report, int messages, int days, string says)
    {
        var candidate = CandidateFile.Make(folder, CandidateFile.Deaf);
        var path = report switch
        {
            "none" => null,
            "refused" => candidate.Report(folder, missedMore: 40),
            "forged" => Edited(candidate.Report(folder, missedMore: 40), "\"passed\": false", "\"passed\": true"),
            "of others" => Edited(candidate.Report(folder), ShippedModel.Sha256, candidate.Sha256),
            "empty" => Written("{}"),
            "no path" => "",
            "no report" => Edited(candidate.Report(folder), "{", "["),
            _ => candidate.Report(folder),
        };
        await using var world = await StartAsync(candidate, path, messages, days);
        var read = await world.ModelsAsync();
        Assert.Contains(says, Assert.Single(read.Candidacy!.StillNeeded), StringComparison.Ordinal);
        foreach (var signer in (string[])["adeyemi", "hughes"])
        {
            var refusal = (await SignAsync(world, signer, new SignCandidate(candidate.Sha256, read.Candidacy.ReportSha256 ?? ""))).Refusal!;
            Assert.Equal(RefusalCode.NotPossible, refusal.Code);
            Assert.Contains(says, refusal.Message, StringComparison.Ordinal);
        }

        Assert.Equal(ShippedModel.Sha256, (await world.ModelsAsync()).InForce!.Sha256);
    }

    [Fact]
    public async Task Given_another_report_after_the_first_signature_then_that_signature_no_longer_counts()
    {
        var candidate = CandidateFile.Make(folder, CandidateFile.Deaf);
        var report = candidate.Report(folder);
        await using var world = await StartAsync(candidate, report, messages: 0);
        var first = new SignCandidate(candidate.Sha256, (await world.ModelsAsync()).Candidacy!.ReportSha256!);
        Assert.Equal(1, TestCaller.Ok(await SignAsync(world, "adeyemi", first)).Signatures);

        candidate.Report(folder, missedMore: 1);
        await world.RestartAsync();
        var second = first with { ReportSha256 = (await world.ModelsAsync()).Candidacy!.ReportSha256! };
        Assert.NotEqual(first, second);
        Assert.Equal(RefusalCode.Conflict, (await SignAsync(world, "hughes", first)).Refusal?.Code);
        Assert.Equal(new ModelSigned(1, false), TestCaller.Ok(await SignAsync(world, "hughes", second)));
        Assert.Equal(new ModelSigned(2, true), TestCaller.Ok(await SignAsync(world, "adeyemi", second)));
    }

    [Fact]
    public void Given_a_bad_report_then_it_is_a_sentence_and_never_a_fault()
    {
        var candidate = CandidateFile.Make(folder, CandidateFile.Deaf);
        var path = candidate.Report(folder);
        var good = File.ReadAllText(path);
        Assert.Null(Fault());
        foreach (var (bad, says) in new[]
        {
            ("", "is no report"),
            ("null", "is no report"),
            ("{}", "is no report"),
            ("[]", "is no report"),
            (good.Replace("\"findings\": [", "\"findings\": [ null,", StringComparison.Ordinal), "is no report"),
            (good.Replace("\"juniper\"", "null", StringComparison.Ordinal), "is no report"),
            (good.Replace("\"candidate\": 196", "\"candidate\": 700", StringComparison.Ordinal), "does not follow"),
            (good.Replace("\"candidate\": 196", "\"candidate\": -1", StringComparison.Ordinal), "does not follow"),
            (good.Replace("\"of\": 641", "\"of\": 2147483647", StringComparison.Ordinal), "does not follow"),
            (good.Replace("\"of\": 641", "\"of\": 12", StringComparison.Ordinal), "does not follow"),
            (good.Replace("\"juniper\"", "\"ash\"", StringComparison.Ordinal), "not about the test authors"),
            (good.Replace(GatedCorpus.TestSha256, ShippedModel.Sha256, StringComparison.Ordinal), "not about the test authors"),
        })
        {
            Assert.NotEqual(good, bad);
            File.WriteAllText(path, bad);
            Assert.Contains(says, Fault(), StringComparison.Ordinal);
        }

        foreach (var nowhere in (string[])["", "\0", folder, Path.Combine(folder, "absent.json")])
        {
            Assert.Contains("cannot be read", CandidateReport.Read(nowhere, ShippedModel.Sha256, candidate.Sha256).Fault, StringComparison.Ordinal);
        }

        string? Fault() => CandidateReport.Read(path, ShippedModel.Sha256, candidate.Sha256).Fault;
    }

    [Fact]
    public async Task Given_a_candidate_that_boasts_then_the_notice_promises_what_the_gate_measured_also_after_a_restart()
    {
        var candidate = CandidateFile.Make(folder, CandidateFile.Deaf, missesOneIn: 9);
        await using var world = await StartAsync(candidate, candidate.Report(folder), messages: 0);
        await BringIntoForceAsync(world, candidate);
        Assert.Equal(641 / 196, world.Server.Service<ClassifierInUse>().MissesOneIn);
        await world.RestartAsync();
        Assert.Equal((candidate.Sha256, 641 / 196), (world.Server.Service<ClassifierInUse>().InForce!.Sha256, world.Server.Service<ClassifierInUse>().MissesOneIn));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Given_a_signed_model_that_is_refused_at_the_start_then_one_person_goes_back_to_the_shipped_one_and_a_candidate_can_be_signed(bool wentBack)
    {
        var candidate = CandidateFile.Make(folder, CandidateFile.Deaf);
        await using var world = await StartAsync(candidate, candidate.Report(folder), messages: 0);
        await BringIntoForceAsync(world, candidate);
        await ChangeAsync(world, db =>
        {
            db.ModelFiles.Single(row => row.Sha256 == candidate.Sha256).Content = [1, 2, 3];
            db.ModelsInForce.Single().WentBack = wentBack;
        });
        await world.RestartAsync();
        var refused = await world.ModelsAsync();
        Assert.Equal((null, null), (refused.InForce, refused.Shadow));
        Assert.Contains("no model in force", refused.CandidateRefusal, StringComparison.Ordinal);

        TestCaller.Ok(await BackAsync(world, candidate.Sha256));
        var back = await world.ModelsAsync();
        Assert.Equal((ShippedModel.Sha256, true), (back.InForce!.Sha256, back.History[0].WentBack));
        Assert.Empty(back.Candidacy!.StillNeeded);
        Assert.Equal(ShippedModel.Open().Model!.Version, await JudgedByAsync(world));
        Assert.Equal(RefusalCode.NotPossible, (await BackAsync(world, ShippedModel.Sha256)).Refusal?.Code);
        await world.RestartAsync();
        Assert.Equal(ShippedModel.Sha256, (await world.ModelsAsync()).InForce!.Sha256);
    }

    [Fact]
    public async Task Given_a_model_in_the_database_of_which_no_record_knows_then_it_does_not_judge()
    {
        var candidate = CandidateFile.Make(folder, CandidateFile.Deaf);
        await using var world = await ShadowWorld.StartAsync();
        await ChangeAsync(world, db =>
        {
            ModelRows.Keep(db, candidate.Sha256, File.ReadAllBytes(candidate.Path));
            db.ModelsInForce.Add(new ModelInForceRow { Ordinal = 1, Sha256 = candidate.Sha256, Version = candidate.Name, Since = world.Server.Clock.GetUtcNow() });
        });
        await world.RestartAsync();
        Assert.Null((await world.ModelsAsync()).InForce);
        using var administrator = await world.Server.SignInAsync("hughes");
        Assert.Contains("no record says", TestCaller.Ok(await administrator.GetAsync<ServerHealth>("health")).Checks.Single(check => check.Name == "classifier").Why, StringComparison.Ordinal);
        TestCaller.Ok(await BackAsync(world, candidate.Sha256));
        Assert.Equal(ShippedModel.Sha256, (await world.ModelsAsync()).InForce!.Sha256);
    }

    [Fact]
    public async Task Given_the_first_signer_lost_the_role_then_that_signature_no_longer_counts()
    {
        var candidate = CandidateFile.Make(folder, CandidateFile.Deaf);
        await using var world = await StartAsync(candidate, candidate.Report(folder), messages: 0);
        var signature = new SignCandidate(candidate.Sha256, (await world.ModelsAsync()).Candidacy!.ReportSha256!);
        Assert.Equal(1, TestCaller.Ok(await SignAsync(world, "castillo", signature)).Signatures);
        await ChangeAsync(world, db =>
        {
            var signer = db.ModelSignatures.Single().SignerId;
            db.Roles.RemoveRange(db.Roles.Where(row => row.PersonId == signer));
        });
        Assert.Equal(0, (await world.ModelsAsync()).Candidacy!.Signatures);
        Assert.Equal(new ModelSigned(1, false), TestCaller.Ok(await SignAsync(world, "hughes", signature)));
        Assert.Equal(new ModelSigned(2, true), TestCaller.Ok(await SignAsync(world, "adeyemi", signature)));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task BringIntoForceAsync(ShadowWorld world, CandidateFile candidate)
    {
        var signature = new SignCandidate(candidate.Sha256, (await world.ModelsAsync()).Candidacy!.ReportSha256!);
        TestCaller.Ok(await SignAsync(world, "adeyemi", signature));
        Assert.True(TestCaller.Ok(await SignAsync(world, "hughes", signature)).InForce);
    }

    private static async Task ChangeAsync(ShadowWorld world, Action<PeerConnectDb> change)
    {
        await using var transaction = await world.Server.Service<Store>().BeginWriteAsync(CancellationToken.None);
        change(transaction.Db);
        await transaction.CommitAsync();
    }

    private static Task<ShadowWorld> StartAsync(CandidateFile candidate, string? report, int messages = 1, int days = 0) => ShadowWorld.StartAsync(
    [
        .. candidate.Settings, $"Classifier:CandidateMessages={messages}", $"Classifier:CandidateDays={days}",
        .. report is null ? (string[])[] : [$"Classifier:CandidateReport={report}"],
    ]);

    private static async Task<Reply<ModelSigned>> SignAsync(ShadowWorld world, string name, SignCandidate signature)
    {
        using var caller = await world.Server.SignInAsync(name);
        return await caller.PostAsync<ModelSigned>("models/candidate/signature", signature);
    }

    private static async Task<Reply<Done>> BackAsync(ShadowWorld world, string from)
    {
        using var caller = await world.Server.SignInAsync("castillo");
        return await caller.PostAsync<Done>("models/back", new LeaveModel(from));
    }

    /// <summary>Writes a message, and looks which model its decision names.</summary>
    private static async Task<string> JudgedByAsync(ShadowWorld world)
    {
        await world.WriteAsync(Line);
        using var db = world.Server.Service<Store>().Read();
        var decision = Decision.FromJson(db.Decisions.OrderByDescending(row => row.Sequence).First().Record);
        return decision.Verdicts.Where(verdict => verdict.Source == EvidenceSource.Model).Select(verdict => verdict.Version).Distinct().Single();
    }

    private string Written(string text)
    {
        var path = Path.Combine(folder, "written.json");
        File.WriteAllText(path, text);
        return path;
    }

    private static string Edited(string path, string from, string to)
    {
        var text = File.ReadAllText(path);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal));
        return path;
    }
}
