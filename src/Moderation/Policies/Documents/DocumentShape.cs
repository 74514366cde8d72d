using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace PeerConnect.Moderation.Policies.Documents;

/// <summary>What may be written at a place of a document. Made from the policy's own types, so that reading, writing and the published schema cannot differ from them.</summary>
internal abstract record DocumentShape
{
    public static ObjectShape Policy { get; } = Object(typeof(DisclosurePolicy));

    private static DocumentShape Of(Type type) =>
        Nullable.GetUnderlyingType(type) is { } inner ? Of(inner)
        : type == typeof(string) ? new TextShape()
        : type == typeof(int) ? new NumberShape()
        : type == typeof(bool) ? new YesNoShape()
        : type == typeof(TimeSpan) ? new DurationShape()
        : type.IsEnum ? Choice(type)
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) ? new ListShape(Of(type.GenericTypeArguments[0]))
        : Object(type);

    private static ChoiceShape Choice(Type type) => new(type, [.. type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(ChoiceName)]);

    private static string ChoiceName(FieldInfo member) =>
        member.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? JsonNamingPolicy.KebabCaseLower.ConvertName(member.Name);

    private static ObjectShape Object(Type type)
    {
        var written = type.GetConstructors().Single(constructor => constructor.GetParameters().Length > 0);
        return new ObjectShape(type, [.. written.GetParameters().Select(Field)]);
    }

    private static DocumentField Field(ParameterInfo parameter)
    {
        var shape = Of(parameter.ParameterType);
        var nullable = Nullable.GetUnderlyingType(parameter.ParameterType) is not null
            || new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable;
        var name = JsonNamingPolicy.KebabCaseLower.ConvertName(parameter.Name!);
        return new DocumentField(name, parameter.Name!, shape, nullable, MayBeLeftOut(parameter, shape, nullable), LeftOut(parameter, shape, nullable));
    }

    private static bool MayBeLeftOut(ParameterInfo parameter, DocumentShape shape, bool nullable) =>
        nullable || shape is ListShape || parameter.HasDefaultValue || parameter.GetCustomAttribute<WhenLeftOutAttribute>() is not null
        || shape is ObjectShape { Fields: var fields } && fields.All(field => field.MayBeLeftOut);

    private static JsonNode? LeftOut(ParameterInfo parameter, DocumentShape shape, bool nullable) => parameter.GetCustomAttribute<WhenLeftOutAttribute>() is { } left
        ? shape.FromText(left.Text)
        : nullable ? null
        : shape switch
        {
            ListShape => new JsonArray(),
            ObjectShape inner when MayBeLeftOut(parameter, shape, nullable) => inner.LeftOut(),
            ChoiceShape choice when parameter.HasDefaultValue => choice.Names[(int)parameter.RawDefaultValue!],
            NumberShape when parameter.HasDefaultValue => (int)parameter.DefaultValue!,
            YesNoShape when parameter.HasDefaultValue => (bool)parameter.DefaultValue!,
            _ => null,
        };

    private JsonNode FromText(string text) => this switch
    {
        NumberShape => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture),
        YesNoShape => bool.Parse(text),
        _ => text,
    };
}

internal sealed record TextShape : DocumentShape
{
    public const int Longest = 1_000;
}

internal sealed record NumberShape : DocumentShape;

internal sealed record YesNoShape : DocumentShape;

internal sealed record DurationShape : DocumentShape;

/// <summary>One of some names.</summary>
internal sealed record ChoiceShape(Type Type, ImmutableArray<string> Names) : DocumentShape;

internal sealed record ListShape(DocumentShape Element) : DocumentShape;

/// <summary>Lines "key: value".</summary>
internal sealed record ObjectShape(Type Type, ImmutableArray<DocumentField> Fields) : DocumentShape
{
    public DocumentField? Find(string name) => Fields.FirstOrDefault(field => field.Name == name);

    /// <summary>The object of which nothing is written.</summary>
    public JsonObject LeftOut() => new(Fields.Select(field => KeyValuePair.Create(field.Name, field.LeftOut?.DeepClone())));
}

/// <summary>One key of an object.</summary>
/// <param name="Name">As documents write it.</param>
/// <param name="Member">As the type writes it.</param>
/// <param name="Shape">What may stand there.</param>
/// <param name="Nullable">Whether there may be none.</param>
/// <param name="MayBeLeftOut">Whether it must be written.</param>
/// <param name="LeftOut">What it means when it is not written.</param>
internal sealed record DocumentField(string Name, string Member, DocumentShape Shape, bool Nullable, bool MayBeLeftOut, JsonNode? LeftOut);
