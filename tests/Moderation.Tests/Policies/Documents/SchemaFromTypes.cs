using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PeerConnect.Moderation.Policies;
using PeerConnect.Moderation.Policies.Documents;

namespace PeerConnect.Moderation.Tests.Policies.Documents;

/// <summary>Makes the published schema from the policy's types and the sentences that document them.</summary>
internal sealed partial class SchemaFromTypes
{
    private readonly Dictionary<string, XElement> documented;
    private readonly SortedDictionary<string, JsonObject> definitions = new(StringComparer.Ordinal);

    private SchemaFromTypes(XDocument documentation) =>
        documented = documentation.Descendants("member").ToDictionary(member => member.Attribute("name")!.Value, member => member);

    public static string Export()
    {
        var assembly = typeof(DisclosurePolicy).Assembly.Location;
        var export = new SchemaFromTypes(XDocument.Load(Path.ChangeExtension(assembly, ".xml")));
        var root = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = "PeerConnect disclosure policy" };
        foreach (var (key, value) in export.Object(DocumentShape.Policy).ToList())
        {
            root[key] = value?.DeepClone();
        }

        root["$defs"] = new JsonObject(export.definitions.Select(definition => KeyValuePair.Create(definition.Key, (JsonNode?)definition.Value)));
        return root.ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n";
    }

    private JsonObject Object(ObjectShape shape) => new()
    {
        ["description"] = Sentence($"T:{shape.Type.FullName}", "summary"),
        ["type"] = "object",
        ["properties"] = new JsonObject(shape.Fields.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)Field(shape, field)))),
        ["required"] = new JsonArray([.. shape.Fields.Where(field => !field.MayBeLeftOut).Select(field => (JsonNode)field.Name)]),
        ["additionalProperties"] = false,
    };

    private JsonObject Field(ObjectShape owner, DocumentField field)
    {
        var schema = Of(field.Shape);
        schema["description"] = Parameter(owner.Type, field.Member);
        if (field.LeftOut is JsonValue value)
        {
            schema["default"] = value.DeepClone();
        }

        return schema;
    }

    private JsonObject Of(DocumentShape shape) => shape switch
    {
        TextShape => new() { ["type"] = "string", ["maxLength"] = TextShape.Longest },
        NumberShape => new() { ["type"] = "integer" },
        YesNoShape => new() { ["type"] = "boolean" },
        DurationShape => new() { ["type"] = "string", ["pattern"] = Duration.Pattern },
        ListShape list => new() { ["type"] = "array", ["items"] = Of(list.Element) },
        ChoiceShape choice => Reference(choice.Type, () => new JsonObject
        {
            ["description"] = Sentence($"T:{choice.Type.FullName}", "summary"),
            ["oneOf"] = new JsonArray([.. Enum.GetNames(choice.Type).Zip(choice.Names, (member, name) => (JsonNode)new JsonObject
            {
                ["const"] = name,
                ["description"] = Sentence($"F:{choice.Type.FullName}.{member}", "summary"),
            })]),
        }),
        ObjectShape inner => Reference(inner.Type, () => Object(inner)),
        _ => throw new InvalidOperationException($"Unknown shape {shape}."),
    };

    private JsonObject Reference(Type type, Func<JsonObject> make)
    {
        var name = JsonNamingPolicy.KebabCaseLower.ConvertName(type.Name);
        if (!definitions.ContainsKey(name))
        {
            definitions[name] = make();
        }

        return new JsonObject { ["$ref"] = $"#/$defs/{name}" };
    }

    private string Parameter(Type type, string member) => Words(
        documented[$"T:{type.FullName}"].Elements("param").Single(parameter => parameter.Attribute("name")!.Value == member));

    private string Sentence(string id, string element) => Words(documented[id].Element(element)!);

    // "see" elements speak through the last word of what they point to.
    private static string Words(XElement element) => Spaces().Replace(
        string.Concat(element.Nodes().Select(node => node is XElement see ? see.Attributes().First().Value.Split('.', ':')[^1] : node.ToString())),
        " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
