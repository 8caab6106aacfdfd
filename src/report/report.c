// SPDX-License-Identifier: Apache-2.0
// First placeholder: replaced by the step itself.
#include "report/report.h"

syn_status syn_report_render_html(const syn_findings *findings, const syn_sink *sink,
                                  syn_error *error) {
    (void)findings;
    (void)error;
    return sink->write(sink->context, "<!doctype html>\n", 16);
}
syn_status syn_report_render_summary(const syn_findings *findings, const syn_sink *sink,
                                     syn_error *error) {
    (void)findings;
    (void)sink;
    (void)error;
    return SYN_OK;
}
syn_status syn_report_render_json(const syn_findings *findings, const syn_sink *sink,
                                  syn_error *error) {
    (void)findings;
    (void)error;
    return sink->write(sink->context, "{}\n", 3);
}
