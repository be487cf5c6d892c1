import Mustache

/// The page's template.
enum PageTemplate {
    static func render(_ values: [String: Any]) throws -> String {
        MustacheContentTypes.register(HTMLText(), named: "HTMLText")
        let library = MustacheLibrary(templates: ["unit": try MustacheTemplate(string: unit)])
        return try MustacheTemplate(string: page).render(values, library: library)
    }

    private static let page = """
        {{% CONTENT_TYPE:HTMLText}}
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>reeve simulate</title>
        <link rel="stylesheet" href="/_reeve/style.css">
        </head>
        <body>
        <p class="warning"><strong>This is not AWS.</strong> It is a simulator: nothing here is real, and whoever \
        reaches this port may do everything.</p>
        <header>
        <h1>reeve simulate</h1>
        {{#organization}}
        <p>Organization <code>{{id}}</code>, management account <code>{{management}}</code>: {{accounts}} accounts in \
        {{units}} organizational units.</p>
        {{/organization}}
        {{^organization}}
        <p>Account <code>{{management}}</code> is in no organization.</p>
        {{/organization}}
        <p class="quiet">As of {{now}}. The same as JSON is at <a href="/_reeve/state">/_reeve/state</a>.</p>
        </header>
        <main>
        <section class="tree">
        <h2>Organization</h2>
        {{#tree}}{{> unit}}{{/tree}}
        {{^tree}}<p class="quiet">None yet. CreateOrganization makes one.</p>{{/tree}}
        </section>
        <section>
        <h2>Accounts being made</h2>
        {{^creations}}<p class="quiet">None.</p>{{/creations}}
        <ul class="plain">
        {{#creations}}
        <li><strong>{{name}}</strong> <span class="email">{{email}}</span> <code>{{id}}</code> \
        <span class="quiet">since {{requested}}, done at {{completes}}</span></li>
        {{/creations}}
        </ul>
        </section>
        <section>
        <h2>Dials</h2>
        <dl>
        {{#dials}}<dt>{{name}}</dt><dd>{{value}}</dd>{{/dials}}
        </dl>
        </section>
        <section class="wide">
        <h2>Last requests</h2>
        {{^requests}}<p class="quiet">None.</p>{{/requests}}
        <table>
        <thead><tr><th>Time</th><th>Service</th><th>Operation</th><th>Status</th><th>Error or fault</th>\
        <th>Request ID</th></tr></thead>
        <tbody>
        {{#requests}}
        <tr class="{{outcome}}"><td>{{time}}</td><td>{{service}}</td><td>{{operation}}</td><td>{{status}}</td>\
        <td>{{error}}</td><td><code>{{requestID}}</code></td></tr>
        {{/requests}}
        </tbody>
        </table>
        </section>
        </main>
        </body>
        </html>
        """

    /// A unit, its accounts, and the units in it.
    private static let unit = """
        {{% CONTENT_TYPE:HTMLText}}
        <details open>
        <summary><strong>{{name}}</strong> <code>{{id}}</code> <span class="quiet">{{count}} accounts</span>\
        {{#tags}} <span class="tag">{{key}}={{value}}</span>{{/tags}}\
        {{#policies}} <span class="policy">{{.}}</span>{{/policies}}</summary>
        <ul>
        {{#members}}
        <li><span class="state {{stateClass}}">{{state}}</span> <strong>{{name}}</strong> <code>{{id}}</code> \
        <span class="email">{{email}}</span>{{#isManagement}} <span class="tag">management account</span>\
        {{/isManagement}}{{#tags}} <span class="tag">{{key}}={{value}}</span>{{/tags}}\
        {{#policies}} <span class="policy">{{.}}</span>{{/policies}}</li>
        {{/members}}
        {{#units}}<li>{{> unit}}</li>{{/units}}
        </ul>
        </details>
        """
}

/// Text in HTML, escaped scalar by scalar: as a `Character`, a `<` next to a combining mark is none.
struct HTMLText: MustacheContentType {
    func escapeText(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
