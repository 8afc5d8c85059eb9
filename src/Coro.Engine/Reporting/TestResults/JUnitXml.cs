using System.Globalization;
using System.Xml;

namespace Coro.Engine.Reporting.TestResults;

/// <summary>Test results in the XML of JUnit, which every service that publishes results reads.</summary>
internal static class JUnitXml
{
    public static string Write(IReadOnlyList<TestSuite> suites, Campaign campaign) => XmlText.Write(xml =>
    {
        xml.WriteStartElement("testsuites");
        xml.WriteAttributeString("name", campaign.Name);
        WriteCounts(xml, [.. suites.SelectMany(suite => suite.Cases)]);
        foreach (var suite in suites)
        {
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", suite.Name);
            WriteCounts(xml, suite.Cases);
            xml.WriteAttributeString("timestamp", campaign.StartedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
            foreach (var one in suite.Cases)
                WriteCase(xml, suite, one);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    });

    private static void WriteCounts(XmlWriter xml, IReadOnlyList<TestCase> cases)
    {
        var (suite, invariant) = (new TestSuite("", cases), CultureInfo.InvariantCulture);
        xml.WriteAttributeString("tests", cases.Count.ToString(invariant));
        xml.WriteAttributeString("failures", suite.Count(TestOutcome.Failed).ToString(invariant));
        xml.WriteAttributeString("errors", "0");
        xml.WriteAttributeString("skipped", suite.Count(TestOutcome.Skipped).ToString(invariant));
        xml.WriteAttributeString("time", Seconds(suite.Duration));
    }

    private static void WriteCase(XmlWriter xml, TestSuite suite, TestCase one)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", suite.Name);
        xml.WriteAttributeString("name", XmlText.Of(one.Name));
        xml.WriteAttributeString("time", Seconds(one.Duration));
        if (one.Properties.Count > 0)
            WriteProperties(xml, one.Properties);
        if (one.Outcome == TestOutcome.Skipped)
        {
            xml.WriteStartElement("skipped");
            xml.WriteAttributeString("message", XmlText.Of(one.Message));
            xml.WriteEndElement();
        }
        else if (one.Outcome == TestOutcome.Failed)
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("type", XmlText.Of(one.Reason));
            xml.WriteAttributeString("message", XmlText.Of(one.Message));
            xml.WriteString(XmlText.Of(string.Join('\n', one.Details)));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteProperties(XmlWriter xml, IReadOnlyList<KeyValuePair<string, string>> properties)
    {
        xml.WriteStartElement("properties");
        foreach (var (name, value) in properties)
        {
            xml.WriteStartElement("property");
            xml.WriteAttributeString("name", name);
            xml.WriteAttributeString("value", XmlText.Of(value));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static string Seconds(TimeSpan duration) => duration.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
}
