using System.Diagnostics;
using PeerConnect.Moderation.Classification;
using PeerConnect.Training;

namespace PeerConnect.Moderation.Tests.Training;

/// <summary>As whoever trains runs them. <c>train</c> is run in <see cref="The_model_is_made_anew"/>.</summary>
public sealed class The_commands_are_run
{
    [Fact]
    public async Task Given_a_text_then_explain_names_the_words_that_weighed_with_their_share()
    {
        var (code, output, _) = await RunAsync("explain", "I gave my radio away, I won't be here tomorrow. goodbye", "--model", ShippedModel.DefaultPath);
        Assert.Equal(0, code);
        Assert.Contains("SelfHarm: severity", output, StringComparison.Ordinal);
        Assert.Contains("%  ", output, StringComparison.Ordinal);
        Assert.Contains("goodbye", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_two_model_files_then_compare_counts_what_only_one_of_them_finds()
    {
        var (code, output, _) = await RunAsync("compare", ShippedModel.DefaultPath, ShippedModel.DefaultPath, "--corpus", Repository.CorpusFolder, "--author", "elm");
        Assert.Equal(0, code);
        Assert.Contains("supportive replies: false alarms", output, StringComparison.Ordinal);
        Assert.Contains("   0 / 0", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_share_that_is_none_then_threshold_says_how_to_write_it_and_nothing_is_written()
    {
        var folder = Directory.CreateTempSubdirectory("peerconnect-threshold");
        var (code, _, errors) = await RunAsync("threshold", "--false-alarms", "five", "--models", folder.FullName);
        Assert.NotEqual(0, code);
        Assert.Contains("such as 5/1000", errors, StringComparison.Ordinal);
        Assert.Empty(folder.EnumerateFileSystemInfos());
        folder.Delete();
    }

    [Theory]
    [InlineData("--traffic", "threshold")]
    [InlineData("--public-sets", "evaluate", "--traffic", "nowhere")]
    [InlineData("ash trained the model", "evaluate", "--traffic", "nowhere", "--public-sets", "nowhere", "--author", "ash")]
    public async Task Given_less_than_a_command_measures_on_or_rows_that_trained_then_it_says_so_and_nothing_is_written(string said, params string[] arguments)
    {
        var (code, _, errors) = await RunAsync(arguments);
        Assert.NotEqual(0, code);
        Assert.Contains(said, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_file_that_is_no_model_then_it_is_refused_with_a_reason()
    {
        var (code, output, errors) = await RunAsync("explain", "hello", "--model", Path.Combine(Repository.ModelFolder, OperatingPoint.FileName));
        Assert.Equal(1, code);
        Assert.Empty(output);
        Assert.NotEmpty(errors);
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(Corpus).Assembly.Location, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await errors);
    }
}
