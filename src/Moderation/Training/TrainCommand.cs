using System.CommandLine;
using System.Globalization;
using PeerConnect.Moderation.Classification;

namespace PeerConnect.Training;

/// <summary>Makes the model file and prints what to pin.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var corpus = Places.CorpusFolder();
        var models = Places.ModelFolder();
        var traffic = Places.TrafficFolder();
        var own = Places.OwnRows();
        var command = new Command("train", "Train the model from the corpus and write the model file.") { corpus, models, traffic, own };
        command.SetAction(parsed =>
        {
            var folder = parsed.GetValue(models)!;
            var ordinary = OrdinaryTraffic.Read(parsed.GetValue(traffic), folder);
            var build = ModelBuild.Make(parsed.GetValue(corpus)!, ordinary, OperatingPoint.Read(Path.Combine(folder, OperatingPoint.FileName)), parsed.GetValue(own));
            if (ordinary.Folder is not null)
            {
                ordinary.Keep(folder, build.Trained.Vocabulary);
            }

            var path = Path.Combine(folder, ShippedModel.FileName);
            File.WriteAllBytes(path, build.Bytes);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"""
                {path}: version {build.Manifest.Version}, {build.Manifest.Features} features, {build.Bytes.Length / 1024} KiB
                Pin it in ShippedModel: Sha256 = "{ModelFile.HashOf(build.Bytes)}", MissesOneIn = {build.Manifest.MissesOneIn}
                """));
            return 0;
        });
        return command;
    }
}
