using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Conversations;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Training;

/// <summary>
/// A text without what the server knows to be somebody: names, numbers and cells of whoever has or had a place in the conversation, family names of staff, and long numbers.
/// What people call each other besides is in no list: a second person reads it for that.
/// </summary>
internal static partial class WithoutNames
{
    private const string Name = "[name]";
    private const string Number = "[number]";

    // Better a word too many than "Jo" or cell "A4": nobody is alarmed here.
    private const int Shortest = 1;

    /// <param name="text">What was written.</param>
    /// <param name="known">What is <see cref="Known"/> of its author and where it was written.</param>
    public static string Of(string text, IReadOnlyList<string> known) => LongNumber().Replace(known.Aggregate(text, Replaced), Number);

    /// <summary>What is taken out of all that this author wrote in this conversation, the longest first.</summary>
    public static IReadOnlyList<string> Known(PeerConnectDb db, PersonKey author, ConversationKey conversation) =>
        [.. Names(db, author, conversation).SelectMany(Parts).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(word => word.Length)];

    // "de la Cruz" is taken out whole, and "Cruz" alone; every "de" and "la" would leave nothing of a Spanish text, and says nothing of anybody.
    private static IEnumerable<string> Parts(string known) =>
        known.Split(' ').Where(part => part.Length > 2 || !char.IsLower(part.FirstOrDefault()) || !known.Any(char.IsUpper)).Append(known);

    private static string Replaced(string text, string word)
    {
        var written = new StringBuilder();
        var from = 0;
        while (NamesSomebody.Find(text, word, from, Shortest) is var (at, length))
        {
            written.Append(text, from, at - from).Append(Name);
            from = at + length;
        }

        return from == 0 ? text : written.Append(text, from, text.Length - from).ToString();
    }

    private static IEnumerable<string> Names(PeerConnectDb db, PersonKey author, ConversationKey conversation)
    {
        var near = db.Memberships.AsNoTracking().Where(row => row.FacilityId == conversation.FacilityId && row.ConversationId == conversation.ConversationId)
            .Select(row => new PersonKey(row.PersonFacilityId, row.PersonId)).AsEnumerable().Append(author).Distinct().ToList();
        var ids = near.Select(person => person.PersonId).ToList();
        var people = db.People.AsNoTracking().Where(row => ids.Contains(row.PersonId)).ToList();
        return people.Concat(near.Select(db.FindPerson).OfType<PersonRow>()).SelectMany(person => new[] { person.GivenName, person.FamilyName, person.Number, person.Cell })
            .Concat(db.People.AsNoTracking().Where(row => row.FacilityId == author.FacilityId && row.Kind == PersonKind.Staff).Select(row => row.FamilyName))
            .OfType<string>().Where(word => word.Length > 0);
    }

    [GeneratedRegex(@"\p{Nd}(?:[ ().-]{0,2}\p{Nd}){4,}")]
    private static partial Regex LongNumber();
}
