using CsCheck;
using NSec.Cryptography;
using PeerConnect.Contracts;
using PeerConnect.Verification;

namespace PeerConnect.Hub.Tests.Audit;

/// <summary>Whoever can write the database and the export, but neither the anchors nor the signing key, is found out.</summary>
public sealed class A_forged_chain
{
    private const int Rows = 60;
    private static readonly ExportedChain Chain = ExportedChain.Of(Rows, checkpointEvery: 7);

    private static readonly Func<AuditEntry, AuditEntry>[] Edits =
    [
        row => row with { FacilityId = Guid.CreateVersion7() },
        row => row with { AtUnixMs = row.AtUnixMs + 1 },
        row => row with { ActorId = Guid.CreateVersion7() },
        row => row with { ActorId = null, Act = row.Act + "x" },
        row => row with { Act = "case-closed" },
        row => row with { Subject = $"case:{Guid.CreateVersion7()}" },
        row => row with { Details = """{"level":9}""" },
        row => row with { PreviousHash = new string('0', 64) },
        row => row with { Hash = new string('a', 64) },
    ];

    /// <summary>Positions in the list of lines, by row.</summary>
    private static readonly int[] Positions = [.. Chain.Lines.Select((line, index) => (line, index)).Where(pair => pair.line.Row is not null).Select(pair => pair.index)];

    private static readonly Gen<(string What, ExportedChain Chain)> Forgeries = Gen.Select(
        Gen.Int[0, 11], Gen.Int[0, Rows - 1], Gen.Int[0, Rows - 1], Gen.Int[0, Edits.Length - 1].Select(index => Edits[index]),
        (kind, one, other, edit) => kind switch
        {
            0 => ("a row was changed", Change(Chain, one, edit)),
            1 => ("a row was changed and hashed", Change(Chain, one, row => ExportedChain.Hashed(edit(row with { AtUnixMs = row.AtUnixMs + 5 })))),
            2 => ("a row was changed and everything after it hashed anew", Chain.Rechained(Change(Chain, one, row => row with { Act = "nothing-happened" }).Lines)),
            3 => ("a row was deleted", Remove(one)),
            4 => ("a row was deleted and the rest chained anew", Chain.Rechained(Remove(one).Lines)),
            5 => ("two rows changed places", Swap(one, other == one ? (one + 1) % Rows : other)),
            6 => ("two rows changed places and everything was chained anew", Chain.Rechained(Swap(one, other == one ? (one + 1) % Rows : other).Lines)),
            7 => ("a row is there twice", Insert(one, Chain.Lines[Positions[one]])),
            8 => ("a row was put in and the rest chained anew", Chain.Rechained(Insert(one, Chain.Lines[Positions[other]]).Lines)),
            9 => ("the end was cut off, checkpoints and all", Chain.Rechained(Chain.Lines.Take(Positions[one]).Append(Chain.Lines[^1]))),
            10 => ("the end was cut off, manifest and all", Chain.With(Chain.Lines.Take(Positions[one] + 1))),
            _ => ("everything was chained anew and signed with another key", Resigned(Chain.Rechained(Change(Chain, one, row => row with { Act = "nothing-happened" }).Lines))),
        });

    [Fact]
    public async Task Given_no_forgery_then_nothing_is_found()
    {
        var found = await Chain.VerifyAsync();

        Assert.Empty(found.Faults);
        Assert.Equal(Rows, found.Rows);
        Assert.Equal(Rows, found.AnchoredUpTo);
        Assert.False(found.KeyCameFromExport);
    }

    [Fact]
    public void Given_any_of_200_random_forgeries_then_each_is_found()
    {
        var kinds = new System.Collections.Concurrent.ConcurrentDictionary<string, int>();
        Forgeries.Sample(
            forgery =>
            {
                kinds.AddOrUpdate(forgery.What, 1, (_, count) => count + 1);
                var found = forgery.Chain.VerifyAsync().GetAwaiter().GetResult();
                Assert.True(!found.IsWhole, forgery.What);
            },
            iter: 200);
        Assert.True(kinds.Count >= 10, "The generator made too few kinds of forgery.");
    }

    [Fact]
    public void Given_any_changed_character_of_the_export_then_it_is_found_or_says_the_same()
    {
        var whole = Chain.ToString();
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Char[' ', '~']).Sample(
            (position, character) =>
            {
                var changed = string.Concat(whole.AsSpan(0, position), [character], whole.AsSpan(position + 1));
                var found = AuditVerifier.VerifyAsync(new StringReader(changed), ExportedChain.PublicKey, [], CancellationToken.None).GetAwaiter().GetResult();
                var saysTheSame = changed.Split('\n').Where(line => line.Length > 0).Select(AuditFile.Read).SequenceEqual(Chain.Lines);
                Assert.Equal(saysTheSame, found.IsWhole);
            },
            iter: 1_000);
    }

    [Fact]
    public async Task Given_rows_cut_off_after_the_last_anchor_then_it_is_not_found_and_before_it_is()
    {
        var before = Chain.Rechained([.. Chain.Lines.Take(Positions[42]), Chain.Lines[^1]]);
        Assert.True(before.Lines[^2].Checkpoint is not null);

        Assert.Contains((await before.VerifyAsync()).Faults, fault => fault.Kind == AuditFaultKind.CutOff);
        var unanchored = await before.VerifyAsync(withAnchors: false);
        Assert.Empty(unanchored.Faults);
        Assert.Equal(0, unanchored.AnchoredUpTo);
    }

    [Fact]
    public async Task Given_an_anchor_that_was_changed_then_it_is_found()
    {
        var anchor = Chain.Anchors[2];
        string[] changed = [AuditFile.Write(new AuditLine(Checkpoint: anchor with { AtUnixMs = anchor.AtUnixMs + 1 }))];
        string[] garbled = ["anchor"];
        string[] kept = [AuditFile.Write(new AuditLine(Checkpoint: anchor))];

        Assert.Equal([AuditFaultKind.AnchorWrong], await KindsAsync(changed));
        Assert.Equal([AuditFaultKind.AnchorWrong], await KindsAsync(garbled));
        Assert.Empty(await KindsAsync(kept));
    }

    [Fact]
    public async Task Given_no_key_then_the_export_is_checked_against_itself_and_says_so()
    {
        var own = await AuditVerifier.VerifyAsync(new StringReader(Chain.ToString()), null, [], CancellationToken.None);
        Assert.True(own is { IsWhole: true, KeyCameFromExport: true });

        var resigned = await AuditVerifier.VerifyAsync(new StringReader(Resigned(Chain).ToString()), null, [], CancellationToken.None);
        Assert.True(resigned.IsWhole);
        Assert.False((await Resigned(Chain).VerifyAsync(withAnchors: false)).IsWhole);
    }

    private static async Task<IEnumerable<AuditFaultKind>> KindsAsync(string[] anchors) =>
        (await AuditVerifier.VerifyAsync(new StringReader(Chain.ToString()), ExportedChain.PublicKey, anchors, CancellationToken.None)).Faults.Select(fault => fault.Kind);

    private static ExportedChain Change(ExportedChain chain, int row, Func<AuditEntry, AuditEntry> edit) =>
        chain.With(chain.Lines.Select((line, index) => index == Positions[row] ? new AuditLine(Row: edit(line.Row!)) : line));

    private static ExportedChain Remove(int row) => Chain.With(Chain.Lines.Where((_, index) => index != Positions[row]));

    private static ExportedChain Insert(int row, AuditLine line) => Chain.With([.. Chain.Lines.Take(Positions[row]), line, .. Chain.Lines.Skip(Positions[row])]);

    private static ExportedChain Swap(int one, int other)
    {
        var lines = Chain.Lines.ToArray();
        (lines[Positions[one]], lines[Positions[other]]) = (lines[Positions[other]], lines[Positions[one]]);
        return Chain.With(lines);
    }

    /// <summary>Signed through and through, but with a key of the forger's own.</summary>
    private static ExportedChain Resigned(ExportedChain chain)
    {
        using var key = Key.Create(SignatureAlgorithm.Ed25519);
        var publicKey = Convert.ToHexStringLower(key.PublicKey.Export(KeyBlobFormat.RawPublicKey));
        AuditEntry? last = null;
        return chain.With(chain.Lines.Select(line =>
        {
            last = line.Row ?? last;
            return line.Checkpoint is not null ? new AuditLine(Checkpoint: ExportedChain.Signed(last!, key))
                : line.Manifest is { } manifest ? new AuditLine(Manifest: manifest with { PublicKey = publicKey })
                : line;
        }).ToList());
    }
}
