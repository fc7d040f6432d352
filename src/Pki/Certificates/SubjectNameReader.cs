using System.Formats.Asn1;
using System.Net;

namespace Keles.Pki;

/// <summary>Reads the alternative names of a request; the framework's reader leaves out emails and URIs, which signers refuse by.</summary>
internal static class SubjectNameReader
{
    public const string Oid = "2.5.29.17";

    private const int Email = 1;
    private const int Dns = 2;
    private const int Uri = 6;
    private const int Address = 7;

    public static RequestedNames Read(byte[] extension)
    {
        List<string> dns = [], emails = [], uris = [];
        List<IPAddress> addresses = [];
        try
        {
            var names = new AsnReader(extension, AsnEncodingRules.DER).ReadSequence();
            while (names.HasData)
            {
                var tag = names.PeekTag();
                switch (tag.TagValue)
                {
                    case Email:
                        emails.Add(names.ReadCharacterString(UniversalTagNumber.IA5String, tag));
                        break;
                    case Dns:
                        dns.Add(names.ReadCharacterString(UniversalTagNumber.IA5String, tag));
                        break;
                    case Uri:
                        uris.Add(names.ReadCharacterString(UniversalTagNumber.IA5String, tag));
                        break;
                    case Address:
                        addresses.Add(ReadAddress(names.ReadOctetString(tag)));
                        break;
                    default:
                        throw new PkiException($"the request holds an alternative name of an unsupported kind ({tag.TagValue})");
                }
            }
        }
        catch (AsnContentException error)
        {
            throw new PkiException("the alternative names of the request cannot be read", error);
        }

        return new RequestedNames(dns, addresses, emails, uris);
    }

    private static IPAddress ReadAddress(byte[] bytes) => bytes.Length is 4 or 16
        ? new IPAddress(bytes)
        : throw new PkiException($"the request holds an address of {bytes.Length} bytes");
}
